using Akashi.Credentials.Format;
using Akashi.Tests;

namespace Akashi.Credentials.Tests.Package;

/// <summary>Others build on the library: every change of its public API shows up in review as a change of PublicApi.txt.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void The_public_API_is_the_recorded_one() => RecordedApi.Must(
        typeof(Credential).Assembly, Path.Combine(Repository.Root, "tests", "Akashi.Credentials", "Package", "PublicApi.txt"));
}
