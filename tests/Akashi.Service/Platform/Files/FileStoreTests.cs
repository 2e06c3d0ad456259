using System.Text;
using Akashi.Service.Platform.Files;
using Akashi.Service.Tests.Given;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Platform.Files;

/// <summary>P6, O3: files are stored encrypted, complete or not at all.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class FileStoreTests(World world)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static readonly byte[] Content = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("介護福祉士登録証 ", 50)));

    private FileStore Store => world.Services.GetRequiredService<FileStore>();

    [Fact]
    public async Task File_reads_as_it_was_written()
    {
        var id = await SavedAsync();
        Assert.Equal(Content, await Store.ReadAsync(id, Ct));
    }

    [Fact]
    public async Task Empty_file_is_a_file()
    {
        var id = Guid.CreateVersion7(world.Now);
        await Store.SaveAsync(id, Array.Empty<byte>(), Ct);
        Assert.Empty((await Store.ReadAsync(id, Ct))!);
    }

    [Fact]
    public async Task Nothing_of_a_file_can_be_read_on_the_disk()
    {
        var bytes = await File.ReadAllBytesAsync(PathOf(await SavedAsync()), Ct);
        Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes("介護")));
    }

    [Fact]
    public async Task Equal_files_share_nothing()
    {
        var (one, other) = (await File.ReadAllBytesAsync(PathOf(await SavedAsync()), Ct), await File.ReadAllBytesAsync(PathOf(await SavedAsync()), Ct));
        Assert.False(one.AsSpan()[..28].SequenceEqual(other.AsSpan()[..28]));
    }

    [Fact]
    public async Task Changed_file_cannot_be_read()
    {
        var id = await SavedAsync();
        var bytes = await File.ReadAllBytesAsync(PathOf(id), Ct);
        foreach (var at in new[] { 0, 12, bytes.Length / 2, bytes.Length - 1 })
        {
            var changed = bytes.ToArray();
            changed[at] ^= 1;
            await File.WriteAllBytesAsync(PathOf(id), changed, Ct);
            Assert.Null(await Store.ReadAsync(id, Ct));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(27)]
    [InlineData(28)]
    [InlineData(100)]
    public async Task Truncated_file_cannot_be_read(int length)
    {
        var id = await SavedAsync();
        var bytes = await File.ReadAllBytesAsync(PathOf(id), Ct);
        await File.WriteAllBytesAsync(PathOf(id), bytes[..length], Ct);
        Assert.Null(await Store.ReadAsync(id, Ct));
    }

    [Fact]
    public async Task Files_cannot_be_swapped()
    {
        var (one, other) = (await SavedAsync(), await SavedAsync());
        File.Copy(PathOf(one), PathOf(other), overwrite: true);
        Assert.Null(await Store.ReadAsync(other, Ct));
    }

    // A crash in the middle of writing leaves only the partial file.
    [Fact]
    public async Task Half_written_file_does_not_exist()
    {
        _ = Store;
        var id = Guid.CreateVersion7(world.Now);
        await File.WriteAllBytesAsync(PathOf(id) + ".new", new byte[100], Ct);
        Assert.Null(await Store.ReadAsync(id, Ct));
        await Store.SaveAsync(id, Content, Ct);
        Assert.Equal(Content, await Store.ReadAsync(id, Ct));
    }

    [Fact]
    public async Task Removed_file_is_gone_from_the_disk()
    {
        var id = await SavedAsync();
        Store.Delete(id);
        Assert.False(File.Exists(PathOf(id)));
        Assert.Null(await Store.ReadAsync(id, Ct));
    }

    [Fact]
    public void Key_is_readable_only_by_the_service()
    {
        _ = Store;
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(world.Data, "keys", "files.key")));
    }

    private string PathOf(Guid id) => Path.Combine(world.Data, "files", id.ToString("n"));

    private async Task<Guid> SavedAsync()
    {
        var id = Guid.CreateVersion7(world.Now);
        await Store.SaveAsync(id, Content, Ct);
        return id;
    }
}
