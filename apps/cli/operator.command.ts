import { Command, CommandRunner, SubCommand } from 'nest-commander';
import { appointOperator, dismissOperator, platformOperators } from '#libs/people';
import { Clock, Database, nameFromEmail } from '#libs/platform';
import { withApplication } from './application.js';
import { mailAddressArgument } from './arguments.js';

@SubCommand({ name: 'add', arguments: '<mail>', description: 'Make the person with this mail address an operator' })
export class OperatorAddCommand extends CommandRunner {
  async run([text = '']: string[]): Promise<void> {
    const email = mailAddressArgument(text);
    await withApplication((app) => {
      const person = { email, name: nameFromEmail(email), locale: 'fr' } as const;
      return appointOperator(app.get(Database).open, person, app.get(Clock).now());
    });
    console.log(`${email} is an operator of this deployment from the next sign-in on.`);
  }
}

@SubCommand({ name: 'remove', arguments: '<mail>', description: 'Remove an operator, with effect at the next request' })
export class OperatorRemoveCommand extends CommandRunner {
  async run([text = '']: string[]): Promise<void> {
    const email = text.trim(); // not validated: an existing operator may have an address that is invalid today
    const wasOperator = await withApplication((app) => dismissOperator(app.get(Database).open, email));
    if (!wasOperator) throw new Error(`${email} is not an operator (npx traboule operator list)`);
    console.log(`${email} is no longer an operator.`);
  }
}

@SubCommand({ name: 'list', description: 'List the operators of this deployment' })
export class OperatorListCommand extends CommandRunner {
  async run(): Promise<void> {
    const operators = await withApplication((app) => platformOperators(app.get(Database).open));
    if (operators.length === 0) console.log('There is no operator yet. Run `npx traboule operator add MAIL`.');
    for (const { name, email } of operators) console.log(`${email.padEnd(40)} ${name}`);
  }
}

@Command({
  name: 'operator',
  description: 'Add, remove or list operators of the deployment',
  subCommands: [OperatorAddCommand, OperatorRemoveCommand, OperatorListCommand],
})
export class OperatorCommand extends CommandRunner {
  async run(): Promise<void> {
    this.command.outputHelp();
    process.exitCode = 1;
  }
}
