using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Akashi.Hosting;

namespace Akashi.Sandbox.Payments.Webhooks;

/// <summary>Delivers webhooks with Stripe's signature until they are accepted. Pending ones survive a restart.</summary>
internal sealed class WebhookSender(Ledger ledger, PaymentsSettings settings, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);
    private static readonly int[] SecondsBetweenTries = [1, 2, 5, 10, 30, 60, 300, 3600];
    private readonly HttpClient http = new(LoopbackNames.Handler()) { Timeout = TimeSpan.FromSeconds(10) };

    /// <summary>The Stripe-Signature of a body at a given time.</summary>
    public static string Sign(string body, string secret, long at)
    {
        var time = at.ToString(CultureInfo.InvariantCulture);
        return $"t={time},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{body}")))}";
    }

    public override void Dispose()
    {
        http.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The period is in real time, whatever the movable clock says.
        using var timer = new PeriodicTimer(Period);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var (now, switches) = (clock.GetUtcNow().ToUnixTimeSeconds(), ledger.Switches);
            var target = switches.Webhook ?? settings.Webhook?.ToString();
            if (switches.Hold || target is null) continue;
            foreach (var delivery in ledger.Look(b => b.Deliveries.Where(d => !d.Done && d.NextAt <= now).ToList()))
            {
                var taken = await SendAsync(target, delivery, now, stoppingToken);
                if (switches.Twice) taken &= await SendAsync(target, delivery, now, stoppingToken);
                ledger.Change(_ =>
                {
                    delivery.Done = taken || delivery.Tries == SecondsBetweenTries.Length;
                    if (!delivery.Done) delivery.NextAt = now + SecondsBetweenTries[delivery.Tries++];
                    return true;
                });
            }
        }
    }

    private async Task<bool> SendAsync(string target, Delivery delivery, long now, CancellationToken ct)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, target)
            {
                Content = new StringContent(delivery.Body, Encoding.UTF8, "application/json")
            };
            request.Headers.Add("Stripe-Signature", Sign(delivery.Body, settings.WebhookSecret, now));
            using var answer = await http.SendAsync(request, ct);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            return false;
        }
    }
}
