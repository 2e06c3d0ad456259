using System.Security.Cryptography.X509Certificates;
using Akashi.Verification;

var roots = new X509Certificate2Collection();
roots.ImportFromPemFile(args[2]);               // handed over once, through another channel
var system = new SystemSettings { Service = new(args[0]), Verifier = new(args[1]), Roots = roots, Folder = args[3] };
var keeper = new KnowledgeKeeper(system);
keeper.Restore();                               // what an earlier start knew
await keeper.RefreshAsync();                    // a server does this every few seconds
var verdict = keeper.Current.Decide(args[4]);
Console.WriteLine($"{verdict.Result} {verdict.Reason}, as of {verdict.AsOf:O}");
