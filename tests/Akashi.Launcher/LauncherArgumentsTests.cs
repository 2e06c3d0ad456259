namespace Akashi.Launcher.Tests;

public sealed class LauncherArgumentsTests
{
    public static TheoryData<string, string> Understood => new()
    {
        { "", "run" },
        { "--reset", "run reset" },
        { "--data /d", "run data=/d" },
        { "--data=/d --reset", "run reset data=/d" },
        { "demo --out /o", "demo out=/o" },
        { "demo --out=/o", "demo out=/o" },
        { "card", "card" },
        { "card taro", "card persona=taro" },
        { "card under-15 --data /d", "card data=/d persona=under-15" },
        { "--pcsc", "run pcsc" },
        { "help", "help" },
        { "--help", "help" },
        { "-h", "help" },
        { "--Ports:Service=1234", "run Ports:Service=1234" },
        { "--Ports:Service=1234 --data /d --Ports:Reader=99", "run data=/d Ports:Reader=99 Ports:Service=1234" },
        { "--Ports:Service=1 --ports:service=2", "run Ports:Service=2" },
    };

    [Theory]
    [MemberData(nameof(Understood))]
    public void Command_line_is_understood(string line, string meaning) => Assert.Equal(meaning, MeaningOf(Parse(line, out _)));

    [Theory]
    [MemberData(nameof(Understood))]
    public void Command_line_that_is_understood_has_no_fault(string line, string meaning)
    {
        Parse(line, out var fault);
        Assert.True(fault is null, $"{meaning}: {fault}");
    }

    [Theory]
    [InlineData("demo", "--out DIR")]
    [InlineData("demo --out", "--out")]
    [InlineData("walk", "\"walk\"")]
    [InlineData("--reset demo --out /o", "\"demo\"")]
    [InlineData("demo run --out /o", "\"run\"")]
    [InlineData("card taro hanako", "\"hanako\"")]
    [InlineData("card --reset", "\"--reset\"")]
    [InlineData("card --pcsc", "\"--pcsc\"")]
    [InlineData("demo --out /o --pcsc", "\"--pcsc\"")]
    [InlineData("--data", "\"--data\"")]
    [InlineData("--data=/d --port=1", "\"--port=1\"")]
    [InlineData("--Ports:Service", "\"--Ports:Service\"")]
    [InlineData("--rest", "\"--rest\" is not understood here. Did you mean --reset?")]
    [InlineData("--datbase=Host=x", "Did you mean --Database?")]
    [InlineData("dmo --out /o", "Did you mean demo?")]
    [InlineData("--out /o", "\"--out\"")]
    [InlineData("demo --out /o --data /d", "\"--data\"")]
    [InlineData("demo --out /o --reset", "\"--reset\"")]
    [InlineData("demo --out /o --Ports:Service=1234", "\"--Ports:Service=1234\"")]
    public void Fault_names_what_is_not_understood(string line, string named)
    {
        Parse(line, out var fault);
        Assert.Contains(named, fault, StringComparison.Ordinal);
    }

    private static LauncherArguments Parse(string line, out string? fault) =>
        LauncherArguments.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), out fault);

    private static string MeaningOf(LauncherArguments a) => string.Join(' ', new[]
    {
        a.Command, a.Reset ? "reset" : null, a.Data is { } data ? "data=" + data : null, a.Out is { } folder ? "out=" + folder : null,
        a.Persona is { } persona ? "persona=" + persona : null, a.PcSc ? "pcsc" : null,
    }.OfType<string>().Concat(a.Settings.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Key}={s.Value}")));
}
