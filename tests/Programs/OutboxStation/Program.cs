using Akashi.OutboxStation;
using Akashi.Service.Platform.Outbox;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

// Sends and processes messages until it is killed, printing a line for each one sent. Usage: OutboxStation ADDRESS send|drain, where ADDRESS is a
// connection string or a data folder. Each message is a row of "sent" in its own act. Processing it adds one row to "received", however often the
// message is delivered.
var engine = StorageEngine.TryConnection(args[0], out var postgres, out _) ? postgres : StorageEngine.InFolder(args[0]);
var builder = Host.CreateEmptyApplicationBuilder(null);
builder.Services.AddLogging(logs => logs.SetMinimumLevel(LogLevel.None));
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddStorage(engine);
builder.Services.AddOutbox();
// If its worker is killed, a message soon goes to another.
builder.Services.AddSingleton(new OutboxLease(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1)));
builder.Services.AddOutboxHandler<Receiver>(Receiver.Kind);
using var host = builder.Build();
await host.StartAsync();
Console.WriteLine("ready");
while (args[1] == "send")
{
    await using var scope = host.Services.CreateAsyncScope();
    var db = scope.ServiceProvider.GetRequiredService<AkashiDb>();
    await scope.ServiceProvider.GetRequiredService<Commit>().RunAsync(async () =>
    {
        var id = scope.ServiceProvider.GetRequiredService<OutboxWriter>().Add(Receiver.Kind, "work").ToString();
        return await db.Database.ExecuteSqlAsync($"INSERT INTO sent VALUES ({id})");
    }, CancellationToken.None);
    Console.WriteLine("sent");
}
await host.WaitForShutdownAsync();

namespace Akashi.OutboxStation
{
    /// <summary>A receiver with its own table, whose key accepts a message once.</summary>
    internal sealed class Receiver(AkashiDb db) : IOutboxHandler
    {
        public const string Kind = "work";

        public async Task<OutboxResult> HandleAsync(OutboxMessage message, CancellationToken ct)
        {
            var id = message.Id.ToString();
            await db.Database.ExecuteSqlAsync($"INSERT INTO received VALUES ({id}) ON CONFLICT DO NOTHING", ct);
            return new OutboxResult.Done();
        }
    }
}
