import { resolve } from 'node:path';
import { Command, CommandRunner, Option } from 'nest-commander';
import { writePreviews } from '#libs/messages';
// Each lib declares the previews of its mails when it is loaded.
import '#libs/administration';
import '#libs/booking';
import '#libs/mentoring';
import '#libs/minors';
import '#libs/openings';
import '#libs/privacy';
import '#libs/projects';
import '#libs/publishing';
import '#libs/sessions';

@Command({ name: 'mails', description: 'Write every mail that can be sent, with invented data, into a folder' })
export class MailsCommand extends CommandRunner {
  async run(_: string[], { preview }: { preview: string }): Promise<void> {
    const folder = resolve(preview);
    const count = await writePreviews(folder);
    console.log(`${count} mails in ${folder}. Open index.html there.`);
  }

  @Option({
    flags: '--preview <folder>',
    description: 'The folder; it is created where it does not exist',
    required: true,
  })
  folder(value: string): string {
    return value;
  }
}
