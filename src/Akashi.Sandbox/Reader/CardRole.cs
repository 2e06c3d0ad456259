using System.Runtime.InteropServices;
using Akashi.Card.Emulator;
using Akashi.Hosting;
using Akashi.Sandbox.CertificateAuthorities;
using Akashi.Sandbox.Personas;

namespace Akashi.Sandbox.Reader;

/// <summary>The role of <c>./run card</c>: keeps a persona's card in a virtual reader of the machine's pcscd until it is stopped.</summary>
internal static class CardRole
{
    public static async Task<int> RunAsync(string[] args)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = StopAt(PosixSignal.SIGINT, stop);
        using var terminate = StopAt(PosixSignal.SIGTERM, stop);
        // The process that started us holds the other end, which closes when that process ends, however it ends.
        _ = Console.OpenStandardInput().CopyToAsync(Stream.Null, stop.Token).ContinueWith(_ => stop.Cancel(), TaskScheduler.Default);
        try
        {
            await RunAsync(new SettingsReader(SettingsSource.CommandLine(args)), stop.Token);
            return 0;
        }
        catch (StartException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return AkashiHost.BadSettings;
        }
    }

    private static async Task RunAsync(SettingsReader reader, CancellationToken stop)
    {
        var host = new HostSettings(
            reader.PrivateFolder("Data"), reader.Origin("Listen"), reader.Text("Clock") is { } file ? new DevelopmentClock(file) : TimeProvider.System);
        var settings = SandboxSettings.Read(reader, host);
        var program = reader.ExistingFile("Pcscd");
        var asked = reader.Text("Persona");
        reader.ThrowIfFaulty();
        var authorities = new Authorities(settings, host.Clock);
        var cards = new Cards(settings, authorities, new Profiles(authorities, settings, host.Clock), host.Clock);
        var id = asked ?? cards.All[0].Id;
        if (cards.Find(id) is not { } persona)
            throw new PcscdException($"There is no card \"{id}\". Cards are: {string.Join(", ", cards.All.Select(p => p.Id))}.");
        await using var pcscd = await SystemPcscd.FindOrStartAsync(program);
        await LieAsync(persona, cards, pcscd, stop);
    }

    private static async Task LieAsync(Persona persona, Cards cards, SystemPcscd pcscd, CancellationToken stop)
    {
        var readers = await pcscd.ReadersAsync(r => r.Count > 0);
        var slot = readers.TakeWhile(r => r.HasCard).Count();
        if (slot == readers.Count) throw new PcscdException("There is already a card in each of pcscd's virtual readers.");
        await using var inserted = await InsertedCard.InsertAsync(cards.PutIn(persona), pcscd.ProcessId, slot);
        inserted.Used += (_, _) => cards.KeepTries();
        await pcscd.ReadersAsync(r => r.Count > slot && r[slot].HasCard);
        Console.WriteLine($"card ready: {readers[slot].Name}");
        Console.WriteLine($"PIN {persona.Pin}");
        if (persona.HasSignature) Console.WriteLine($"password {persona.Password}");
        if (await Task.WhenAny(inserted.Ended, Task.Delay(Timeout.Infinite, stop)) == inserted.Ended && !stop.IsCancellationRequested)
            throw new PcscdException("pcscd has ended.");
    }

    private static PosixSignalRegistration StopAt(PosixSignal signal, CancellationTokenSource stop) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        stop.Cancel();
    });
}
