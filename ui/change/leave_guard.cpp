#include "ui/change/leave_guard.h"

#include "ui/change/leave_dialog.h"
#include "ui/text/translate.h"
#include "ui/widgets/toast.h"

#include <QWidget>

namespace tealdeck
{

LeaveGuard::LeaveGuard(Theme& theme, ChangeDesk& desk, ToastArea& toasts, QWidget& window)
    : m_theme(theme)
    , m_desk(desk)
    , m_toasts(toasts)
    , m_window(window)
    , m_listening(desk.onChangesChanged([this] { closeIfOver(); }))
{
}

LeaveGuard::~LeaveGuard()
{
    delete m_dialog;
}

LeaveDialog* LeaveGuard::dialog() const
{
    return m_dialog;
}

QStringList LeaveGuard::running() const
{
    QStringList titles;
    for (const ChangeId& id : m_desk.changes()) {
        const ChangeProgress* progress = m_desk.progress(id);
        if (progress && !progress->outcome)
            titles << translate(progress->plan.title);
    }
    return titles;
}

bool LeaveGuard::mayClose()
{
    const QStringList titles = running();
    if (!titles.isEmpty() && !m_dialog)
        ask(titles);
    return titles.isEmpty();
}

void LeaveGuard::ask(const QStringList& titles)
{
    m_dialog = new LeaveDialog(m_theme, titles, &m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &QDialog::finished, m_dialog, &QObject::deleteLater);
    connect(m_dialog, &LeaveDialog::waitWanted, this, &LeaveGuard::wait);
    connect(m_dialog, &LeaveDialog::endWanted, this, &LeaveGuard::endEarly);
    connect(m_dialog, &QDialog::rejected, this, [this] { m_isCloseWanted = false; });
    m_dialog->open();
}

void LeaveGuard::wait()
{
    m_isCloseWanted = true;
    const QStringList titles = running();
    if (!titles.isEmpty())
        m_toasts.show({.glyph = Glyph::Live,
                       .sentence = tr("This window closes when %1 has ended.").arg(titles.join(u", ")),
                       .detail = tr("Close it again to choose otherwise.")});
    closeIfOver();
}

void LeaveGuard::endEarly()
{
    m_isCloseWanted = true;
    m_desk.endEarly();
    closeIfOver();
}

void LeaveGuard::closeSoon()
{
    if (m_dialog)
        m_dialog->accept();
    endEarly();
}

void LeaveGuard::closeIfOver()
{
    if (!m_isCloseWanted || !running().isEmpty())
        return;
    m_isCloseWanted = false;
    m_window.close();
}

} // namespace tealdeck
