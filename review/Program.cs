using Review.CommandLine;

return await ReviewCommand.RunAsync(args, new StandardStreams());
