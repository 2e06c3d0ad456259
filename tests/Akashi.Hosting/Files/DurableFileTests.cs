using Akashi.Hosting.Files;

namespace Akashi.Hosting.Tests.Files;

/// <summary>Threats O3, O10. <c>PowerCutTests</c> of the Service shows that the file and its folder are flushed.</summary>
public sealed class DurableFileTests : IDisposable
{
    private readonly Folder folder = new();

    private string Path => folder.File("file");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_file_takes_the_place_of_another_and_leaves_nothing_beside_it()
    {
        DurableFile.Write(Path, "one");
        await DurableFile.WriteAsync(Path, "two"u8.ToArray(), TestContext.Current.CancellationToken);
        Assert.Equal("two", await File.ReadAllTextAsync(Path, TestContext.Current.CancellationToken));
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_new_file_never_takes_the_place_of_another()
    {
        DurableFile.WriteNew(Path, "one"u8);
        Assert.ThrowsAny<IOException>(() => DurableFile.WriteNew(Path, "two"u8));
        Assert.Equal("one", File.ReadAllText(Path));
    }

    [Fact]
    public void Leftovers_of_a_crash_are_in_nobodys_way()
    {
        File.WriteAllText(Path + ".new", "half of a longer file");
        DurableFile.WriteNew(Path, "all"u8);
        Assert.Equal("all", File.ReadAllText(Path));
    }

    [Fact]
    public void Only_its_owner_may_read_it()
    {
        if (OperatingSystem.IsWindows()) return;
        DurableFile.Write(Path, "secret");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_an_error_that_can_be_caught() =>
        Assert.ThrowsAny<IOException>(() => DurableFile.Write(System.IO.Path.Combine(folder.File("nowhere"), "file"), "x"));
}
