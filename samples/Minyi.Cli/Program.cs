using System.CommandLine;

return new RootCommand("Minyi 民意").Parse(args).Invoke();
