using Akashi.CardAgent;
using Akashi.Hosting;

return await AkashiHost.RunAsync(args, "card agent", AgentHost.Build);
