// A deployment under mocks is the process's one deployment, and its settings are the process's environment.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
