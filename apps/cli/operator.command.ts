import { Command, CommandRunner, SubCommand } from 'nest-commander';
import { appointOperator, dismissOperator, platformOperators } from '#libs/people';
import { Clock, Database, nameFromEmail } from '#libs/platform';
import { withApplication } from './application.js';
import { mailAddressArgument } from './arguments.js';

@SubCommand({ name: 'add', arguments: '<mail>', description: 'Make the person of a mail address an operator' })
export class OperatorAddCommand extends CommandRunner {
  async run([text = '']: string[]): Promise<void> {
    const email = mailAddressArgument(text);
    await withApplication((app) => {
      const person = { email, name: nameFromEmail(email), locale: 'fr' } as const;
      return appointOperator(app.get(Database).open, person, app.get(Clock).now());
    });
    console.log(`${email} is an operator of this deployment, from the next sign-in on.`);
  }
}

@SubCommand({ name: 'remove', arguments: '<mail>', description: 'Take it back; it holds at the next request' })
export class OperatorRemoveCommand extends CommandRunner {
  async run([text = '']: string[]): Promise<void> {
    const email = text.trim(); // an operator of before may have an address that is refused today
    const was = await withApplication((app) => dismissOperator(app.get(Database).open, email));
    if (!was) throw new Error(`${email} is no operator (npx traboule operator list)`);
    console.log(`${email} is no operator any more.`);
  }
}

@SubCommand({ name: 'list', description: 'Who operates this deployment' })
export class OperatorListCommand extends CommandRunner {
  async run(): Promise<void> {
    const operators = await withApplication((app) => platformOperators(app.get(Database).open));
    if (operators.length === 0) console.log('Nobody yet: `npx traboule operator add MAIL`');
    for (const { name, email } of operators) console.log(`${email.padEnd(40)} ${name}`);
  }
}

@Command({
  name: 'operator',
  description: 'Who may operate the whole deployment: add, remove, list',
  subCommands: [OperatorAddCommand, OperatorRemoveCommand, OperatorListCommand],
})
export class OperatorCommand extends CommandRunner {
  async run(): Promise<void> {
    this.command.outputHelp();
    process.exitCode = 1;
  }
}
