namespace Akashi.Service.Platform.Outbox;

/// <summary>A kind of message that this process handles.</summary>
internal sealed record OutboxKind(string Name);

/// <summary>Registers the parts of the outbox.</summary>
public static class OutboxSetup
{
    /// <summary>Adds the writer of messages and the worker that handles them.</summary>
    public static void AddOutbox(this IServiceCollection services)
    {
        services.AddScoped<OutboxWriter>();
        services.AddSingleton<OutboxBell>();
        services.AddSingleton(OutboxLease.Usual);
        services.AddSingleton<OutboxWorker>();
        services.AddHostedService(s => s.GetRequiredService<OutboxWorker>());
    }

    /// <summary>Adds the handler of a kind. Each message gets a new instance in its own scope.</summary>
    public static void AddOutboxHandler<T>(this IServiceCollection services, string kind)
        where T : class, IOutboxHandler
    {
        services.AddKeyedScoped<IOutboxHandler, T>(kind);
        services.AddSingleton(new OutboxKind(kind));
    }
}
