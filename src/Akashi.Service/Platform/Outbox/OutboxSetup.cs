namespace Akashi.Service.Platform.Outbox;

/// <summary>A kind of message that this process carries out.</summary>
internal sealed record OutboxKind(string Name);

/// <summary>Puts the outbox together.</summary>
public static class OutboxSetup
{
    /// <summary>Adds what writes messages, and the worker that carries them out.</summary>
    public static void AddOutbox(this IServiceCollection services)
    {
        services.AddScoped<OutboxWriter>();
        services.AddSingleton<OutboxBell>();
        services.AddSingleton(OutboxLease.Usual);
        services.AddSingleton<OutboxWorker>();
        services.AddHostedService(s => s.GetRequiredService<OutboxWorker>());
    }

    /// <summary>Adds the handler of a kind; it is made anew, with a scope of its own, for each message.</summary>
    public static void AddOutboxHandler<T>(this IServiceCollection services, string kind)
        where T : class, IOutboxHandler
    {
        services.AddKeyedScoped<IOutboxHandler, T>(kind);
        services.AddSingleton(new OutboxKind(kind));
    }
}
