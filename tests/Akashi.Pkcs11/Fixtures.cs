using Akashi.Pkcs11.Tests;

[assembly: AssemblyFixture(typeof(SoftToken))]
