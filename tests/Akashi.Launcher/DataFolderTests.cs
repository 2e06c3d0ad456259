namespace Akashi.Launcher.Tests;

public sealed class DataFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Data => folder.At("data");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Folder_that_is_not_there_is_made() => Assert.True(Directory.Exists(DataFolder.Open(Data)));

    [Fact]
    public void Empty_folder_is_taken()
    {
        Directory.CreateDirectory(Data);
        Assert.Equal(Data, DataFolder.Open(Data));
    }

    [Fact]
    public void Folder_that_was_ours_is_taken_again()
    {
        DataFolder.Open(Data);
        Put("service/akashi.db");
        Assert.Equal(Data, DataFolder.Open(Data));
    }

    [Fact]
    public void Folder_with_other_things_is_refused()
    {
        Put("thesis.txt");
        Assert.Null(DataFolder.Open(Data));
    }

    [Fact]
    public void Folder_with_other_things_is_never_emptied()
    {
        Put("thesis.txt");
        Assert.False(DataFolder.TryReset(Data));
        Assert.True(File.Exists(Path.Combine(Data, "thesis.txt")));
    }

    [Fact]
    public void Refused_folder_is_not_marked_as_ours()
    {
        Put("thesis.txt");
        DataFolder.Open(Data);
        Assert.Single(Directory.GetFileSystemEntries(Data));
    }

    /// <summary>Threat O10: the folder was made by an older version under the usual umask, with a folder for each program in it.</summary>
    [Fact]
    public void Folder_that_is_ours_is_shut_to_others_with_those_of_the_programs_in_it()
    {
        if (OperatingSystem.IsWindows()) return;
        const UnixFileMode Usual = (UnixFileMode)0b111_101_101;
        DataFolder.Open(Data);
        Put("service/akashi.db");
        string[] folders = [Data, Path.Combine(Data, "service")];
        foreach (var folder in folders) File.SetUnixFileMode(folder, Usual);
        DataFolder.Open(Data);
        foreach (var folder in folders) Assert.Equal((UnixFileMode)0b111_000_000, File.GetUnixFileMode(folder));
    }

    [Fact]
    public void Folder_of_others_keeps_its_rights()
    {
        if (OperatingSystem.IsWindows()) return;
        Put("thesis.txt");
        var before = File.GetUnixFileMode(Data);
        DataFolder.Open(Data);
        Assert.Equal(before, File.GetUnixFileMode(Data));
    }

    [Fact]
    public void Reset_empties_our_folder()
    {
        DataFolder.Open(Data);
        var file = Put("service/akashi.db");
        Assert.True(DataFolder.TryReset(Data));
        Assert.False(File.Exists(file));
    }

    [Fact]
    public void Reset_where_nothing_is_does_nothing() => Assert.True(DataFolder.TryReset(Data));

    private string Put(string name)
    {
        var file = Path.Combine(Data, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "kept");
        return file;
    }
}
