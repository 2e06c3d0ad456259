using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Akashi.Hosting.Logs;

/// <summary>
/// Writes each entry of the log as one line to standard output, in the form of the framework's simple console: time in UTC, level, category, id, message.
/// The framework's own brings three further forms and their settings, which would take a tenth of the Verifier's start.
/// </summary>
/// <param name="output">Takes whole lines from several threads, as standard output does.</param>
/// <param name="clock">The time.</param>
internal sealed class ConsoleLines(TextWriter output, TimeProvider clock) : ILoggerProvider
{
    private const string Moment = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Category(categoryName, output, clock);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private sealed class Category(string name, TextWriter output, TimeProvider clock) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var said = formatter(state, exception);
            if (exception is not null) said = $"{said} {exception}";
            var at = clock.GetUtcNow().ToString(Moment, CultureInfo.InvariantCulture);
            output.WriteLine($"{at}{NameOf(logLevel)}: {name}[{eventId.Id}] {said.ReplaceLineEndings(" ")}");
        }

        private static string NameOf(LogLevel level) => level switch
        {
            LogLevel.Trace => "trce",
            LogLevel.Debug => "dbug",
            LogLevel.Information => "info",
            LogLevel.Warning => "warn",
            LogLevel.Error => "fail",
            _ => "crit",
        };
    }
}
