// A process can run one deployment under mocks at a time, and its settings are the process's environment.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
