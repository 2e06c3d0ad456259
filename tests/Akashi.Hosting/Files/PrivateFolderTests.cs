using Akashi.Hosting.Files;

namespace Akashi.Hosting.Tests.Files;

/// <summary>Threat O10. On Windows a folder inherits the rights of its parent, so there is nothing to test.</summary>
public sealed class PrivateFolderTests : IDisposable
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private readonly Folder folder = new();

    private string Data => folder.File("data");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_folder_is_made_for_its_owner_alone_whatever_the_umask()
    {
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(Owner, File.GetUnixFileMode(PrivateFolder.Make(Data)));
        Assert.Null(PrivateFolder.Refuse(Data));
    }

    [Theory]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherExecute)]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.GroupWrite)]
    public void A_folder_that_others_may_enter_is_refused_with_the_command_that_closes_it(UnixFileMode others)
    {
        if (OperatingSystem.IsWindows()) return;
        Directory.CreateDirectory(Data);
        File.SetUnixFileMode(Data, Owner | others);
        Assert.Contains($"chmod 700 \"{Data}\"", PrivateFolder.Refuse(Data), StringComparison.Ordinal);
        PrivateFolder.Make(Data);
        Assert.NotNull(PrivateFolder.Refuse(Data));
        PrivateFolder.Close(Data);
        Assert.Null(PrivateFolder.Refuse(Data));
    }

    [Fact]
    public void The_folder_behind_a_link_counts()
    {
        if (OperatingSystem.IsWindows()) return;
        Directory.CreateDirectory(Data);
        File.SetUnixFileMode(Data, Owner | UnixFileMode.OtherRead);
        var link = folder.File("link");
        Directory.CreateSymbolicLink(link, Data);
        Assert.NotNull(PrivateFolder.Refuse(link));
        PrivateFolder.Close(link);
        Assert.Null(PrivateFolder.Refuse(link));
        Assert.Equal(Owner, File.GetUnixFileMode(Data));
    }
}
