using System.Globalization;
using Akashi.Hosting.Logs;
using Microsoft.Extensions.Logging;

namespace Akashi.Hosting.Tests.Logs;

/// <summary>The form of the log, which operators search by lines.</summary>
public sealed class ConsoleLinesTests : IDisposable
{
    private readonly StringWriter output = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

    public void Dispose() => output.Dispose();

    [Fact]
    public void An_entry_is_one_line_with_time_level_category_id_and_message()
    {
        Logger().Log(LogLevel.Warning, new EventId(7), "state", null, (state, _) => $"said {state}");
        Assert.Equal("2026-11-30T00:00:00.000Z warn: Akashi.Here[7] said state\n", output.ToString());
    }

    // A stranger's words must not look like an entry of their own.
    [Fact]
    public void Line_breaks_in_a_message_and_in_an_exception_start_no_other_line()
    {
        Logger().Log(LogLevel.Error, default, "a\r\nb\u2028c", new InvalidOperationException("d\ne"), (state, _) => state);
        var line = Assert.Single(output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.EndsWith("fail: Akashi.Here[0] a b c System.InvalidOperationException: d e", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LogLevel.None, false)]
    [InlineData(LogLevel.Trace, true)]
    public void Filters_alone_decide_what_is_written(LogLevel level, bool expected) => Assert.Equal(expected, Logger().IsEnabled(level));

    private ILogger Logger()
    {
        using var lines = new ConsoleLines(output, new At());
        return lines.CreateLogger("Akashi.Here");
    }

    private sealed class At : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 30, 0, 0, 0, TimeSpan.Zero);
    }
}
