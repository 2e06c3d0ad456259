using Akashi.Hosting;
using Akashi.Sandbox;
using Akashi.Sandbox.Identity;
using Akashi.Sandbox.Mail;
using Akashi.Sandbox.Payments;

// One program with five roles, each in a separate process: the payment provider is a different company from the CAs, the identity provider another
// office, the mail server a third one's, and a card may be in the machine's own reader.
if (args.Contains("--Role=card")) return await Akashi.Sandbox.Reader.CardRole.RunAsync(args);
if (args.Contains("--Role=identity")) return await AkashiHost.RunAsync(args, "identity", IdentityHost.Build);
if (args.Contains("--Role=mail")) return await AkashiHost.RunAsync(args, "mail", MailHost.Build);
return args.Contains("--Role=payments")
    ? await AkashiHost.RunAsync(args, "payments", PaymentsHost.Build)
    : await AkashiHost.RunAsync(args, "sandbox", SandboxHost.Build);
