using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Akashi.Card.Emulator;
using Akashi.Card.PcSc;

namespace Akashi.Tests;

/// <summary>
/// A real pcscd with two empty virtual readers, for this test run alone. Tests that use it run one after another (<see cref="PcscdTests"/>).
/// </summary>
public sealed partial class Pcscd : IAsyncLifetime
{
    public const string FirstReader = "Virtual PCD 00 00";
    public const string SecondReader = "Virtual PCD 00 01";
    private const string SocketVariable = "PCSCLITE_CSOCK_NAME";
    private static readonly string Folder = Directory.CreateTempSubdirectory("akashi-pcscd-").FullName;
    private Process process = null!;
    private Task<string> said = null!;

    /// <summary>A process in its network namespace.</summary>
    public int ProcessId => process.Id;

    // The system's library reads it only once. Even a test without pcscd must not reach the machine's.
    [ModuleInitializer]
    internal static void UseOwnSocket()
    {
        var socket = Path.Combine(Folder, "pcscd.comm");
        Environment.SetEnvironmentVariable(SocketVariable, socket);
        // .NET changes its own copy, which children inherit; the library reads C's.
        if (OperatingSystem.IsLinux()) _ = SetVariable(SocketVariable, socket, 1);
    }

    public async ValueTask InitializeAsync()
    {
        var start = new ProcessStartInfo(Path.Combine(Root(), "tools", "pcscd"), [Folder]) { RedirectStandardInput = true, RedirectStandardError = true };
        process = Process.Start(start)!;
        said = process.StandardError.ReadToEndAsync();
        var ready = UntilAsync(readers => readers.Select(r => r.Name).Intersect([FirstReader, SecondReader]).Count() == 2);
        if (await Task.WhenAny(ready, process.WaitForExitAsync()) != ready) throw new InvalidOperationException("These tests need pcscd: " + await said);
        await ready;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Ends it, as an update of the system does; <see cref="InitializeAsync"/> starts it again.</summary>
    public async Task StopAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        await said;
        process.Dispose();
    }

    /// <summary>Inserts a card, and waits until the system has noticed.</summary>
    public async Task<LyingCard> InsertAsync(IEmulatedCard card, int slot = 0)
    {
        var lying = new LyingCard(await InsertedCard.InsertAsync(card, process.Id, slot), slot);
        await UntilCardAsync(slot, true);
        return lying;
    }

    public static Task UntilCardAsync(int slot, bool there) =>
        UntilAsync(readers => readers.Any(r => r.Name == (slot == 0 ? FirstReader : SecondReader) && r.HasCard == there));

    private static async Task UntilAsync(Func<IReadOnlyList<ReaderState>, bool> condition)
    {
        using var limit = new CancellationTokenSource(Wait.Longest);
        await foreach (var readers in PcScWatch.WatchAsync(limit.Token))
        {
            if (condition(readers)) return;
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Akashi.slnx"))) folder = folder.Parent;
        return folder.FullName;
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int SetVariable(string name, string value, int overwrite);
}

/// <summary>A card in a reader, until it is removed, at the latest on disposal.</summary>
public sealed class LyingCard(InsertedCard card, int slot) : IAsyncDisposable
{
    private bool isOut;

    /// <summary>Removes it, and waits until the system has noticed.</summary>
    public async Task TakeOutAsync()
    {
        if (isOut) return;
        isOut = true;
        await card.DisposeAsync();
        await Pcscd.UntilCardAsync(slot, false);
    }

    public async ValueTask DisposeAsync() => await TakeOutAsync();
}

/// <summary>Tests that share the one pcscd, one after another.</summary>
[CollectionDefinition(nameof(PcscdTests))]
public sealed class PcscdTests : ICollectionFixture<Pcscd>;
