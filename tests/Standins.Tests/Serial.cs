// The SDK runs one deployment at a time, and settings come from the process's environment.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
