using Akashi.Hosting;
using Akashi.Launcher.Stack;

namespace Akashi.Launcher;

/// <summary>Starts everything, says where it is and who can sign in, and stops everything at Ctrl-C.</summary>
internal static class RunCommand
{
    public static async Task<int> RunAsync(LauncherArguments arguments)
    {
        var path = arguments.Data ?? Path.Combine(BuiltPrograms.Root, "data");
        if (DataFolder.Open(path) is not { } data) return await RefusedAsync(DataFolder.NotOurs(path));
        using var held = DataFolder.Hold(data);
        if (held is null) return await RefusedAsync($"{path} is in use by another ./run. Stop that one, or choose another folder with --data.");
        if (arguments.Reset) DataFolder.TryReset(data);
        var settings = StackSettings.Read(data, arguments.Settings) with { AgentUsesPcSc = arguments.PcSc };
        if (settings.Ports.Where(p => FreePorts.IsTaken(p.Port)).ToList() is { Count: > 0 } taken)
        {
            foreach (var (key, port) in taken)
                await Console.Error.WriteLineAsync($"Port {port} is in use by another program. Stop it, or choose another port with --{key}=PORT.");
            return AkashiHost.PortInUse;
        }
        using var stop = new CancellationTokenSource();
        using var signals = new EndSignals(stop.Cancel);
        return await RunAsync(settings, stop.Token);
    }

    /// <summary>Says why a command does not start.</summary>
    public static async Task<int> RefusedAsync(string why)
    {
        await Console.Error.WriteLineAsync(why);
        return AkashiHost.BadSettings;
    }

    private static async Task<int> RunAsync(StackSettings settings, CancellationToken stop)
    {
        try
        {
            await using var stack = await DevelopmentStack.StartAsync(settings, stop);
            Welcome(stack);
            var ended = stack.AnyEndedAsync();
            if (await Task.WhenAny(ended, Task.Delay(Timeout.Infinite, stop)) == ended && !stop.IsCancellationRequested) throw (await ended).Failure();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopped during the start.
        }
        return 0;
    }

    private static void Welcome(DevelopmentStack stack)
    {
        Console.WriteLine($"Akashi is ready: {stack.Settings.Service.GetLeftPart(UriPartial.Authority)}");
        Console.WriteLine(stack.Settings.AgentUsesPcSc
            ? "  holders     the card in this machine's reader; ./run card PERSONA puts one of the Sandbox into a virtual reader"
            : "  holders     the cards of the Sandbox, PIN 1234, password ABC123; by smartphone at once, or put one on the reader at "
                + $"{stack.Settings.Sandbox.GetLeftPart(UriPartial.Authority)}");
        Console.WriteLine(stack.EnrolmentLink is { } link
            ? $"  staff       enrol the first passkey, once: {link}"
            : $"  staff       sign in with your passkey: {new Uri(stack.Settings.Service, "/office/staff/sign-in")}");
        Console.WriteLine($"  verifiers   {stack.Settings.Verifier.GetLeftPart(UriPartial.Authority)}");
        Console.WriteLine($"  mails       {stack.Settings.Mail.GetLeftPart(UriPartial.Authority)}");
        var clock = stack.Settings.Sandbox.GetLeftPart(UriPartial.Authority);
        foreach (var program in stack.Unready) Console.WriteLine($"  not ready   {program}; a clock that was moved can be reset at {clock}");
        Console.WriteLine("Ctrl-C stops everything; the data stays until ./run --reset.");
    }
}
