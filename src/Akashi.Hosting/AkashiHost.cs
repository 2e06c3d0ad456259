using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Akashi.Hosting;

/// <summary>What every web program of ours reads first.</summary>
/// <param name="Data">Folder of this program's settings, keys and files.</param>
/// <param name="Listen">Origin it listens on; loopback names only.</param>
/// <param name="Clock">The time it goes by.</param>
public sealed record HostSettings(string Data, Uri Listen, TimeProvider Clock);

/// <summary>Starts a web program: settings, clock, endpoint with or without TLS, logs without query strings, clear errors.</summary>
public static class AkashiHost
{
    /// <summary>Exit code where settings, or what they name, are wrong.</summary>
    public const int BadSettings = 2;

    /// <summary>Exit code where the port is in use.</summary>
    public const int PortInUse = 3;

    /// <summary>Runs a program to its end.</summary>
    /// <param name="args">Command line; each setting as --Key=value.</param>
    /// <param name="name">Short name for messages, such as "service".</param>
    /// <param name="build">Adds services and routes; reads its own settings with the reader, and calls <see cref="SettingsReader.ThrowIfFaulty"/> when it has read all.</param>
    /// <returns>0, <see cref="BadSettings"/> or <see cref="PortInUse"/>.</returns>
    public static async Task<int> RunAsync(string[] args, string name, Func<WebApplicationBuilder, SettingsReader, HostSettings, WebApplication> build)
    {
        Uri? listen = null;
        try
        {
            var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
            {
                Args = args,
                ContentRootPath = AppContext.BaseDirectory,
                WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
            });
            var (reader, host) = Configure(builder, args);
            listen = host.Listen;
            await using var app = build(builder, reader, host);
            if (reader.Text("StopWithInput") == "true") StopWithInput(app.Lifetime);
            await app.RunAsync();
            return 0;
        }
        catch (StartException e)
        {
            await Console.Error.WriteLineAsync($"akashi {name}: {e.Message}");
            return BadSettings;
        }
        catch (IOException e) when (e.InnerException is SocketException or Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"akashi {name}: {listen} is in use by another program. Stop it, or choose another port with --Listen.");
            return PortInUse;
        }
    }

    private static (SettingsReader Reader, HostSettings Host) Configure(WebApplicationBuilder builder, string[] args)
    {
        if (builder.Configuration["Data"] is { } dataFolder) SettingsFile.AddTo(builder.Configuration, dataFolder);
        builder.Configuration.AddEnvironmentVariables("AKASHI_").AddCommandLine(args);
        var reader = new SettingsReader(builder.Configuration);
        var data = reader.PrivateFolder("Data");
        var listen = reader.Origin("Listen");
        var certificate = reader.Text("Tls:Certificate") is null ? null : reader.ExistingFile("Tls:Certificate");
        var key = certificate is null ? null : reader.ExistingFile("Tls:Key");
        if (listen.Scheme == "https" && certificate is null) reader.Fault("Tls:Certificate", "is missing; Listen is https");
        var clock = Clock(builder, reader);
        builder.Services.AddSingleton(clock);
        builder.Services.Configure<FormOptions>(FormLimits.Apply);
        AddQuietLogs(builder.Logging);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ListenLocalhost(listen.Port, endpoint => Secure(endpoint, certificate, key));
        });
        return (reader, new HostSettings(data, listen, clock));
    }

    // Who started us holds the other end of standard input: it closes when they are gone, however they went.
    private static void StopWithInput(IHostApplicationLifetime lifetime) => _ = Task.Run(async () =>
    {
        await using var input = Console.OpenStandardInput();
        await input.CopyToAsync(Stream.Null, lifetime.ApplicationStopping);
        lifetime.StopApplication();
    });

    private static void Secure(ListenOptions endpoint, string? certificate, string? key)
    {
        if (certificate is null) return;
        var pem = System.Security.Cryptography.X509Certificates.X509Certificate2.CreateFromPemFile(certificate, key);
        endpoint.UseHttps(pem);
    }

    private static TimeProvider Clock(WebApplicationBuilder builder, SettingsReader reader)
    {
        if (reader.Text("Clock") is not { } file) return TimeProvider.System;
        if (builder.Environment.IsDevelopment()) return new DevelopmentClock(file);
        reader.Fault("Clock", "moves the time and is allowed in the Development environment only");
        return TimeProvider.System;
    }

    // Query strings carry codes: the request log of the framework would write them down.
    private static void AddQuietLogs(ILoggingBuilder logs) => logs
        .ClearProviders()
        .AddSimpleConsole(o => (o.SingleLine, o.UseUtcTimestamp, o.TimestampFormat) = (true, true, "yyyy-MM-dd'T'HH:mm:ss.fff'Z' "))
        .AddFilter("Microsoft", LogLevel.Warning)
        .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning)
        .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None)
        // Why a start failed is said once, in words.
        .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical)
        .AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Error)
        .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error)
        .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Error)
        .AddFilter("Akashi.Service.Platform.Sessions.SessionHandler", LogLevel.Warning);
}
