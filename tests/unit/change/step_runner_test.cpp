#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "core/change/step_runner.h"
#include "tests/support/fake_http.h"
#include "tests/support/fake_scheduler.h"

using namespace tealdeck;

class StepRunnerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStepIsOneRequestAheadOfTheWatches()
    {
        FakeScheduler scheduler;
        FakeHttp http(scheduler);
        http.next(FakeAnswer::json("{}", 409));
        HttpStepRunner runner(*WriteAccess::forMode(AccessMode::ReadWrite), http);
        const HttpStep step{.method = HttpMethod::Patch,
                            .target = "/api/v1/namespaces/shop/services/web?fieldManager=tealdeck",
                            .contentType = "application/json-patch+json",
                            .body = "[]",
                            .object = {}};
        int status = 0;
        const Handle running = runner.run(step, [&](const Result<HttpResponse>& answer) { status = answer->head.status; });
        QCOMPARE(status, 0);
        scheduler.runPosted();
        QCOMPARE(status, 409);
        QCOMPARE(http.sent.size(), std::size_t(1));
        QVERIFY(http.sent[0].method == HttpMethod::Patch);
        QCOMPARE(http.sent[0].target, step.target);
        QCOMPARE(http.sent[0].body, step.body);
        QVERIFY(http.sent[0].lane == HttpLane::Foreground);
        QVERIFY(http.sent[0].deadline > Duration::zero());
        bool hasType = false;
        for (const HttpHeader& header : http.sent[0].headers)
            hasType = hasType || (header.name == "content-type" && header.value == step.contentType);
        QVERIFY(hasType);
    }

    void readOnlyGivesNoWriteAccess() { QVERIFY(!WriteAccess::forMode(AccessMode::ReadOnly)); }
};

QTEST_GUILESS_MAIN(StepRunnerTest)
#include "step_runner_test.moc"
