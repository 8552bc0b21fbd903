namespace Minyi.Cli.Demo;

/// <summary>The demo's data file does not fit: a story that the workflow refuses, capacities that are too small. Shown to the user as a fault of the file.</summary>
internal sealed class DemoDataException(string message) : Exception(message);
