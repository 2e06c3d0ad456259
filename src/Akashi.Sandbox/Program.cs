using Akashi.Hosting;
using Akashi.Sandbox;
using Akashi.Sandbox.Payments;

// One program, three roles, each a process of its own: the payment provider is another company than the CAs, and a card may lie in the
// machine's own reader.
if (args.Contains("--Role=card")) return await Akashi.Sandbox.Reader.CardRole.RunAsync(args);
return args.Contains("--Role=payments")
    ? await AkashiHost.RunAsync(args, "payments", PaymentsHost.Build)
    : await AkashiHost.RunAsync(args, "sandbox", SandboxHost.Build);
