import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { CommandFactory } from 'nest-commander';
import { BackupCommand } from './backup.command.js';
import { DemoCommand } from './demo.command.js';
import { BenchCommand, BuildCommand, ChaosCommand, SchemaCommand, TestCommand } from './development.commands.js';
import { DoctorCommand } from './doctor.command.js';
import { ImportCommand } from './import.command.js';
import { MailsCommand } from './mails.command.js';
import { MigrateCommand } from './migrate.command.js';
import { RestoreCommand } from './restore.command.js';
import { TourCommand } from './tour.command.js';
import { SettingsCommand } from './settings.command.js';
import { NetworkCommand } from './network.command.js';
import { OperatorCommand } from './operator.command.js';
import { ApiCommand, WorkerCommand } from './serve.commands.js';
import { InvoicesCommand } from './invoices.command.js';
import { JournalCommand } from './journal.command.js';
import { NeedsCommand } from './needs.command.js';
import { shown } from './progress.js';
import { listenForStop, stopping } from './stopping.js';
import { UpCommand } from './up.command.js';

@Module({
  providers: [
    UpCommand,
    ApiCommand,
    WorkerCommand,
    MigrateCommand,
    DemoCommand,
    ...ImportCommand.registerWithSubCommands(),
    ...NetworkCommand.registerWithSubCommands(),
    ...OperatorCommand.registerWithSubCommands(),
    DoctorCommand,
    BackupCommand,
    RestoreCommand,
    TourCommand,
    SettingsCommand,
    NeedsCommand,
    MailsCommand,
    InvoicesCommand,
    JournalCommand,
    BuildCommand,
    TestCommand,
    SchemaCommand,
    BenchCommand,
    ChaosCommand,
  ],
})
class CliModule {}

// Errors for people (an occupied port, a wrong file) contain the whole explanation in their message.
function fail(error: Error): void {
  if (stopping.signal.aborted) return;
  if (!shown.has(error)) console.error(process.env.LOG_LEVEL === 'debug' ? error : `\n${error.message}`);
  process.exit(1);
}

process.argv[1] = 'traboule'; // the name shown in the help
listenForStop();
await CommandFactory.run(CliModule, {
  logger: ['error'],
  cliName: 'traboule',
  serviceErrorHandler: fail,
}).catch(fail);
