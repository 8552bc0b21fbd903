using Minyi.Cli.Execution;

return CommandLine.Run(args, Terminal.OfProcess());
