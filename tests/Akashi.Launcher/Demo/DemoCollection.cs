namespace Akashi.Launcher.Tests.Demo;

/// <summary>The tests that look at one run of the demo.</summary>
[CollectionDefinition]
public sealed class DemoCollection : ICollectionFixture<DemoRun>;
