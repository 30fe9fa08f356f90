#include "ui/change/command_text.h"

#include "ui/text/translate.h"

#include <QCoreApplication>
#include <QStringList>

namespace tealdeck
{

using namespace Qt::Literals::StringLiterals;

namespace
{

QString tr(const char* text)
{
    return QCoreApplication::translate("CommandText", text);
}

// A line end in what came from outside must not end the comment.
QString comment(QString text)
{
    return u"# "_s + text.replace(u'\n', u' ').replace(u'\r', u' ');
}

QString asText(const QString& title, const Plan& plan, const std::vector<std::string>& commands)
{
    QStringList lines{
        comment(title),
        comment(tr("%1, cluster %2").arg(QString::fromStdString(plan.environment), QString::fromStdString(plan.clusterUid.value)))};
    for (const std::string& command : commands)
        lines << QString::fromStdString(command);
    return lines.join(u'\n') + u'\n';
}

} // namespace

QString commandsAsText(const Plan& plan)
{
    return asText(translate(plan.title), plan, plan.commands);
}

QString inverseCommandsAsText(const Plan& plan)
{
    return asText(tr("The way back of: %1").arg(translate(plan.title)), plan, plan.inverseCommands);
}

QString requestsAsText(const Plan& plan)
{
    QStringList blocks;
    for (const PlanStep& step : plan.steps) {
        if (!step.request)
            continue;
        const HttpStep& request = *step.request;
        const std::string_view method = toString(request.method);
        blocks << QString::fromLatin1(method.data(), static_cast<qsizetype>(method.size())) + u' ' + QString::fromStdString(request.target)
                + u"\nContent-Type: "_s + QString::fromStdString(request.contentType) + u"\n\n"_s
                + QString::fromStdString(request.shownBody()) + u'\n';
    }
    return blocks.join(u'\n');
}

} // namespace tealdeck
