#pragma once

#include "core/domain/object_view.h"

#include <QScrollArea>

namespace tealdeck
{

class KeyValueGrid;
class ObjectLinkList;
class SectionHead;
class TextLabel;
class Theme;

// Conditions, owners, related objects, labels and annotations of an object, and what could not be read.
class ObjectSummaryView : public QScrollArea
{
    Q_OBJECT

public:
    explicit ObjectSummaryView(Theme& theme, QWidget* parent = nullptr);

    void set(const ObjectView& view);

Q_SIGNALS:
    void objectChosen(const ObjectAddress& object);

private:
    struct Part
    {
        SectionHead* head = nullptr;
        QWidget* body = nullptr;
    };

    Part addPart(const QString& title, QWidget* body);
    static void showPart(const Part& part, std::size_t count);
    void setConditions(const ObjectView& view);
    void setLinks(const ObjectView& view);
    void setLabels(const ObjectView& view);

    Theme& m_theme;
    QWidget* m_content;
    KeyValueGrid* m_conditions;
    ObjectLinkList* m_owners;
    ObjectLinkList* m_related;
    KeyValueGrid* m_labels;
    KeyValueGrid* m_annotations;
    TextLabel* m_problems;
    Part m_conditionsPart;
    Part m_ownersPart;
    Part m_relatedPart;
    Part m_labelsPart;
    Part m_annotationsPart;
    Part m_problemsPart;
};

} // namespace tealdeck
