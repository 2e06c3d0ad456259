using Akashi.CardAgent;
using Akashi.Hosting;

var home = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
return await AkashiHost.RunAsync(AgentDefaults.Under(args, home), "card agent", AgentHost.Build);
