using Engine.Diagnostics;
using Engine.Monitor;
using Engine.Plans;
using Engine.Projects;
using Engine.Secrets;
using Engine.Tests.Runs;
using Engine.Wire;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Providers;
using Pulumirpc;

namespace Engine.Tests.Monitor;

/// <summary>The limits on what a program can make the engine keep and print: the first part, and a count of the rest.</summary>
public sealed class BoundsTests
{
    private readonly Registry _registry = new(new DeploymentSettings { Project = "p", Stack = "s" });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Faults_kept_are_the_first_by_URN_whatever_their_order(bool isReversed)
    {
        var faults = Enumerable.Range(0, 100_000).Select(i => new Fault("ENG201", "message", Urn: $"urn-{i:00000}"));
        foreach (var fault in isReversed ? faults.Reverse() : faults)
        {
            _registry.Report(fault);
        }

        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"urn-{i:00000}"), _registry.Faults.Select(fault => fault.Urn));
        Assert.Equal(99_900, _registry.FaultsLeftOut);
    }

    [Fact]
    public void Faults_from_all_sources_are_counted_together()
    {
        var logged = Enumerable.Range(0, 150).Select(i => new Fault("ENG401", $"{i:000}")).ToList();

        var first = BoundedFaults.First(logged, leftOut: 9_900);

        Assert.Equal(logged.Take(100).Append(new Fault("ENG244", "9,950 more faults are not shown; fix these first.")), first);
        Assert.Equal(logged.Take(100), BoundedFaults.First([.. logged.Take(100)], leftOut: 0));
    }

    [Fact]
    public void Fault_with_a_message_of_megabytes_is_shortened()
    {
        _registry.Report(new Fault("ENG210", new string('x', 5_000_000)));

        Assert.Equal($"{new string('x', 16_384)}… 4,983,616 more characters are not shown.", _registry.Faults.Single().Message);
    }

    [Fact]
    public void Warnings_are_counted_beyond_their_limit()
    {
        for (var i = 0; i < 1_000; i++)
        {
            _registry.Warn(Fault.Warning("ENG235", $"{i:000}"));
        }

        var warnings = _registry.Warnings.Select(warning => warning.Text).ToList();
        Assert.Equal([.. Enumerable.Range(0, 100).Select(i => $"ENG235 {i:000}"), "ENG235 900 more warnings are not shown."], warnings);
    }

    [Fact]
    public void Pending_names_are_counted_beyond_their_limit()
    {
        var activity = new ProgramActivity(new ManualClock());
        for (var i = 0; i < 500_000; i++)
        {
            activity.Note($"Registering resource: t=a:b:C, name={i:000000}, custom=true", ephemeral: false);
        }

        var pending = activity.Pending(_registry);

        Assert.StartsWith("not registered yet: a:b:C '000000', a:b:C '000001', ", pending, StringComparison.Ordinal);
        Assert.EndsWith(", a:b:C '000019' and 499,980 more", pending, StringComparison.Ordinal);
    }

    [Fact]
    public void Pending_status_and_names_of_megabytes_are_shortened()
    {
        var activity = new ProgramActivity(new ManualClock());
        activity.Note($"Registering resource: t=a:b:C, name={new string('n', 1_000_000)}, custom=true", ephemeral: false);

        Assert.Equal($"not registered yet: a:b:C '{new string('n', 393)}…", activity.Pending(_registry));

        activity.Note(new string('s', 1_000_000), ephemeral: true);

        Assert.Equal($"{new string('s', 400)}…", activity.Pending(_registry));
    }

    [Fact]
    public void Hundreds_of_thousands_of_messages_are_counted_and_the_first_error_is_kept()
    {
        var log = new EngineLog(_registry, new SecretTexts(), new ProgramActivity(new ManualClock()));
        var method = log.Methods().All["/pulumirpc.Engine/Log"];
        for (var i = 0; i < 50_000; i++)
        {
            Send(method, new LogRequest { Severity = 1, Message = "m" });
        }

        Send(method, new LogRequest { Severity = 3, Message = "first error" });
        Send(method, new LogRequest { Severity = 3, Message = "second error" });

        var messages = log.Messages.ToList();
        Assert.Equal(10_002, messages.Count);
        Assert.Equal("first error", messages.Single(message => message.Severity == MessageSeverity.Error).Text);
        Assert.Equal("40,001 more messages were left out.", messages[^1].Text);
    }

    [Fact]
    public void Resources_larger_than_the_maximum_of_a_run_are_refused()
    {
        var monitor = new ResourceMonitor(
            _registry,
            new ValueReader("/"),
            new KnownProviders(),
            PassKind.Planned,
            new ProgramActivity(new ManualClock())
        )
        {
            MaximumBytes = 5 * 1024 * 1024,
        };
        var method = monitor.Methods().All["/pulumirpc.ResourceMonitor/RegisterResource"];
        var inputs = new Struct { Fields = { ["text"] = Value.ForString(new string('x', 1024 * 1024)) } };
        void Register(int i) =>
            Send(
                method,
                new RegisterResourceRequest
                {
                    Type = "a:b:C",
                    Name = $"{i}",
                    Custom = true,
                    Object = inputs,
                }
            );

        for (var i = 0; i < 4; i++)
        {
            Register(i);
        }

        Assert.Throws<RpcException>(() => Register(4));
        Assert.Equal(new Fault("ENG242", "The program's resources have more than 5 MiB, which is the maximum."), _registry.Faults.Single());
    }

    private static void Send(GrpcMethod method, IMessage request) => method(request.ToByteArray());
}
