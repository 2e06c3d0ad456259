using Akashi.Hosting;
using Akashi.Sandbox;
using Akashi.Sandbox.Payments;

// One program with three roles, each in a separate process: the payment provider is a different company from the CAs, and a card may be in the
// machine's own reader.
if (args.Contains("--Role=card")) return await Akashi.Sandbox.Reader.CardRole.RunAsync(args);
return args.Contains("--Role=payments")
    ? await AkashiHost.RunAsync(args, "payments", PaymentsHost.Build)
    : await AkashiHost.RunAsync(args, "sandbox", SandboxHost.Build);
