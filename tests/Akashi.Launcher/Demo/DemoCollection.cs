namespace Akashi.Launcher.Tests.Demo;

/// <summary>The tests that examine one run of the demo.</summary>
[CollectionDefinition]
public sealed class DemoCollection : ICollectionFixture<DemoRun>;
