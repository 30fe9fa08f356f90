#pragma once

#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>

#include <fcntl.h>
#include <sys/mount.h>
#include <unistd.h>

#include <string>

namespace tealdeck
{

// A small file system in memory that can be filled to its last byte; needs root.
class SmallDisk
{
public:
    // `options` as of tmpfs: "size=20m".
    explicit SmallDisk(const QString& options)
        : m_isMounted(mount("tmpfs", m_folder.path().toUtf8().constData(), "tmpfs", 0, options.toUtf8().constData()) == 0)
    {
    }
    ~SmallDisk()
    {
        if (m_isMounted)
            umount2(m_folder.path().toUtf8().constData(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    bool isMounted() const { return m_isMounted; }
    QString path() const { return m_folder.path(); }

    void fill() const
    {
        const int descriptor = open((m_folder.path().toStdString() + "/filler").c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
        const std::string block(4096, 'f');
        while (descriptor >= 0 && write(descriptor, block.data(), block.size()) > 0) { }
        close(descriptor);
    }
    // Removes the file of this name, wherever it lies; aborts when there is none.
    void remove(const QString& name) const
    {
        QDirIterator files(m_folder.path(), {name}, QDir::Files, QDirIterator::Subdirectories);
        if (!files.hasNext() || !QFile::remove(files.next()))
            qFatal("%s is not there", qPrintable(name));
    }

private:
    QTemporaryDir m_folder;
    bool m_isMounted;
};

} // namespace tealdeck
