namespace Akashi.Launcher.Tests;

/// <summary>Two runs on one folder would write over and empty each other's data.</summary>
public sealed class HeldFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string data;

    public HeldFolderTests() => data = DataFolder.Open(folder.At("data"))!;

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Folder_is_held_by_one_run_at_a_time()
    {
        using var first = DataFolder.Hold(data);
        Assert.NotNull(first);
        Assert.Null(DataFolder.Hold(data));
    }

    [Fact]
    public void Folder_is_free_when_the_run_has_ended()
    {
        DataFolder.Hold(data)!.Dispose();
        using var second = DataFolder.Hold(data);
        Assert.NotNull(second);
    }

    [Fact]
    public void Reset_of_a_held_folder_keeps_it_held_and_ours()
    {
        using var held = DataFolder.Hold(data);
        Assert.True(DataFolder.TryReset(data));
        Assert.Null(DataFolder.Hold(data));
        Assert.Equal(data, DataFolder.Open(data));
    }
}
