using Akashi.Hosting.Logs;
using Akashi.Hosting.Texts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Akashi.Hosting;

/// <summary>What every web program reads first.</summary>
/// <param name="Data">The folder of this program's settings, keys and files.</param>
/// <param name="Listen">The first origin it listens on.</param>
/// <param name="Clock">The clock that it uses.</param>
public sealed record HostSettings(string Data, Uri Listen, TimeProvider Clock)
{
    /// <summary>All origins it listens on.</summary>
    public IReadOnlyList<Uri> Endpoints { get; init; } = [Listen];
}

/// <summary>Starts a web program: settings, clock, language, endpoints with or without TLS, logs without query strings, clear errors.</summary>
public static class AkashiHost
{
    /// <summary>Exit code where the settings, or something they name, are wrong.</summary>
    public const int BadSettings = 2;

    /// <summary>Exit code where an endpoint cannot be opened: the port is in use, or not allowed.</summary>
    public const int PortInUse = 3;

    // The framework's own switch for proxies, which trusts everyone.
    private const string TrustEverybody = "ASPNETCORE_FORWARDEDHEADERS_ENABLED";

    // The process that started us holds the other end of standard input, which closes when that process ends, however it ends. Reading it blocks a thread,
    // which is one of its own, and one for all hosts in a process.
    private static readonly Lazy<Task> InputClosed = new(() => Task.Factory.StartNew(
        static () =>
        {
            using var input = Console.OpenStandardInput();
            input.CopyTo(Stream.Null);
        },
        CancellationToken.None,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default));

    /// <summary>Runs a program until it ends.</summary>
    /// <param name="args">The command line, each setting as --Key=value.</param>
    /// <param name="name">Short name for messages, such as "service".</param>
    /// <param name="build">Adds services and routes. It reads its own settings with the reader, and calls <see cref="SettingsReader.ThrowIfFaulty"/>
    /// after reading them all.</param>
    /// <param name="reach">From where it may be reached.</param>
    /// <returns>0, <see cref="BadSettings"/> or <see cref="PortInUse"/>.</returns>
    public static async Task<int> RunAsync(
        string[] args, string name, Func<WebApplicationBuilder, SettingsReader, HostSettings, WebApplication> build, Reach reach = Reach.ThisMachine)
    {
        IReadOnlyList<Uri> endpoints = [];
        try
        {
            var reader = SettingsReader.Open(args);
            var builder = Begin(args);
            var host = Configure(builder, reader, reach);
            endpoints = host.Endpoints;
            var stopsWithInput = reader.Flag("StopWithInput");
            await using var app = build(builder, reader, host);
            if (stopsWithInput) StopWithInput(app.Lifetime);
            await app.RunAsync();
            return 0;
        }
        catch (StartException e)
        {
            await Console.Error.WriteLineAsync($"akashi {name}: {e.Message}");
            return BadSettings;
        }
        catch (Exception e) when (ClosedEndpoint.Find(e, endpoints) is { } closed)
        {
            await Console.Error.WriteLineAsync($"akashi {name}: {closed}");
            return PortInUse;
        }
    }

    // Empty: what the framework would read by itself, appsettings.json and its own variables, could open an endpoint or trust a proxy beside our settings,
    // and takes time at each start.
    private static WebApplicationBuilder Begin(string[] args)
    {
        var named = SettingsSource.HostNames(args);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            EnvironmentName = named.Environment,
            ApplicationName = named.Application,
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
        });
        builder.WebHost.UseKestrelCore();
        builder.Services.AddRoutingCore();
        var isDevelopment = builder.Environment.IsDevelopment();
        builder.Host.UseDefaultServiceProvider(o => o.ValidateScopes = isDevelopment);
        return builder;
    }

    private static HostSettings Configure(WebApplicationBuilder builder, SettingsReader reader, Reach reach)
    {
        var data = reader.PrivateFolder(SettingsReader.DataKey);
        var endpoints = ListenSettings.Read(reader, reach);
        var certificate = ServerCertificate.Read(reader, endpoints);
        var clock = Clock(builder, reader);
        if (Environment.GetEnvironmentVariable(TrustEverybody)?.Equals("true", StringComparison.OrdinalIgnoreCase) is true)
            reader.Fault(
                TrustEverybody,
                $"lets every sender choose its own address; remove it from the environment and set {PublicFront.TrustedKey}");
        builder.Services.AddSingleton(clock);
        Languages.Begin();
        builder.Services.Configure<FormOptions>(FormLimits.Apply);
        AddQuietLogs(builder.Logging);
        LeaveOut(builder.Services);
        if (certificate is not null) builder.Services.AddSingleton(certificate).AddHostedService<CertificateRenewal>();
        if (certificate is not null) builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            foreach (var endpoint in endpoints) ListenSettings.Open(kestrel, endpoint, options => Secure(options, endpoint, certificate));
        });
        return new HostSettings(data, endpoints[0], clock) { Endpoints = endpoints };
    }

    private static void StopWithInput(IHostApplicationLifetime lifetime) =>
        _ = InputClosed.Value.ContinueWith(_ => lifetime.StopApplication(), TaskScheduler.Default);

    // Asked for every connection, so that a renewed certificate takes effect at once.
    private static void Secure(ListenOptions options, Uri endpoint, ServerCertificate? certificate)
    {
        if (endpoint.Scheme != Uri.UriSchemeHttps || certificate is null) return;
        options.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = _ => ValueTask.FromResult(certificate.Current) });
    }

    private static TimeProvider Clock(WebApplicationBuilder builder, SettingsReader reader)
    {
        if (reader.Text("Clock") is not { } file) return TimeProvider.System;
        if (builder.Environment.IsDevelopment()) return new DevelopmentClock(file);
        reader.Fault("Clock", "moves the clock and is allowed only in the Development environment");
        return TimeProvider.System;
    }

    // The framework's own filters look at hosts and proxies, as the public front does, by settings that nobody sets; and it has nothing to validate.
    private static void LeaveOut(IServiceCollection services) => services.RemoveAll<IStartupFilter>().RemoveAll<IStartupValidator>()
        .ForeseeLogs()
        .Foresee<HostOptions>().Foresee<ConsoleLifetimeOptions>().Foresee<KestrelServerOptions>().Foresee<SocketTransportOptions>()
        .Foresee<RouteOptions>().Foresee<RouteHandlerOptions>().Foresee<JsonOptions>().Foresee<FormOptions>();

    // Query strings contain codes, which the framework's request log would write down.
    private static void AddQuietLogs(ILoggingBuilder logs) => logs
        .ClearProviders()
        .AddProvider(new ConsoleLines(Console.Out, TimeProvider.System))
        .AddFilter("Microsoft", LogLevel.Warning)
        .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning)
        .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None)
        // The reason for a failed start is reported once, in words.
        .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical)
        .AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Error)
        .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error)
        .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Error);
}
