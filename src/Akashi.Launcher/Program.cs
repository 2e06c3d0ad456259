using Akashi.Hosting;
using Akashi.Launcher;
using Akashi.Launcher.Stack;

var arguments = LauncherArguments.Parse(args, out var fault);
if (fault is not null)
{
    await Console.Error.WriteLineAsync(fault + "\n\n" + LauncherArguments.Usage);
    return AkashiHost.BadSettings;
}
try
{
    switch (arguments.Command)
    {
        case "demo":
            return await DemoCommand.RunAsync(arguments.Out!);
        case "card":
            return await CardCommand.RunAsync(arguments);
        case "help":
            Console.WriteLine(LauncherArguments.Usage);
            return 0;
        default:
            return await RunCommand.RunAsync(arguments);
    }
}
catch (SettingsException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return AkashiHost.BadSettings;
}
catch (ProgramEndedException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return e.ExitCode;
}
