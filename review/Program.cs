using Engine.Processes;
using Review.CommandLine;

return args is [Supervisor.Verb, _, _, ..] ? Supervisor.Run(args[1..]) : await ReviewCommand.RunAsync(args, new StandardStreams());
