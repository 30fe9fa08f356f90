#pragma once

#include "core/session/object_reader.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace tealdeck
{

class MaskedValues;
class SectionHead;
class Theme;

// An object as YAML, read-only, with find and copy; secrets are masked in it, and what is revealed stands below, never in the text.
class ObjectYamlView : public QWidget
{
    Q_OBJECT

public:
    ObjectYamlView(Theme& theme, ObjectReader& reader, QWidget* parent = nullptr);

    void set(const ObjectView& view);
    // Revealed values are hidden again.
    void hideRevealed();
    MaskedValues& maskedValues() { return *m_masked; }

private:
    QWidget* makeBar();
    void showText();
    void find(bool forward);
    void copyAll() const;

    Theme& m_theme;
    QString m_yaml;
    QString m_fullYaml;
    QLineEdit* m_search;
    QCheckBox* m_managedFields;
    QPushButton* m_copy;
    QPlainTextEdit* m_text;
    SectionHead* m_maskedHead;
    MaskedValues* m_masked;
    QWidget* m_maskedBox;
};

} // namespace tealdeck
