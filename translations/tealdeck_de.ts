<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>Age</name>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>%1 %2 %3</source>
        <translation>%1 %2 %3</translation>
    </message>
    <message>
        <source>%1 %2 AGO</source>
        <translation>%1 VOR %2</translation>
    </message>
    <message>
        <source>%1 is not ready to switch back: %2 of %3 pods.</source>
        <translation>%1 ist zum Zurückschalten nicht bereit: %2 von %3 Pods.</translation>
    </message>
    <message>
        <source>%1 is not ready: %2 of %3 pods.</source>
        <translation>%1 ist nicht bereit: %2 von %3 Pods.</translation>
    </message>
    <message>
        <source>%1 is ready to switch back: %2 of %3 pods.</source>
        <translation>%1 ist zum Zurückschalten bereit: %2 von %3 Pods.</translation>
    </message>
    <message>
        <source>%1 is ready to switch to: %2 of %3 pods.</source>
        <translation>%1 ist zum Umschalten bereit: %2 von %3 Pods.</translation>
    </message>
    <message>
        <source>%1 is scaled to 0: nothing would answer there. Scale it up before you switch.</source>
        <translation>%1 ist auf 0 skaliert: Dort würde nichts antworten. Skalieren Sie vor dem Umschalten hoch.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 of %2 ready</source>
        <translation>%1 von %2 bereit</translation>
    </message>
    <message>
        <source>%1, last %2 ago</source>
        <translation>%1, zuletzt vor %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: no pod is ready</source>
        <translation>%1: Kein Pod ist bereit</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Also by</source>
        <translation>Auch über</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Digest</translation>
    </message>
    <message>
        <source>IDLE, NO PODS</source>
        <translation>UNTÄTIG, KEINE PODS</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Ingress</source>
        <translation>Ingress</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation>LIVE</translation>
    </message>
    <message>
        <source>NO PODS</source>
        <translation>KEINE PODS</translation>
    </message>
    <message>
        <source>NOT READY, IDLE</source>
        <translation>NICHT BEREIT, UNTÄTIG</translation>
    </message>
    <message>
        <source>No Service: every slot with pods works (%1)</source>
        <translation>Kein Service: Jeder Slot mit Pods arbeitet (%1)</translation>
    </message>
    <message>
        <source>Pods wanted</source>
        <translation>Gewünschte Pods</translation>
    </message>
    <message>
        <source>READY, IDLE</source>
        <translation>BEREIT, UNTÄTIG</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>Neustarts</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Service %1</source>
        <translation>Service %1</translation>
    </message>
    <message>
        <source>Service selector %1, %2</source>
        <translation>Service-Selektor %1, %2</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>WORKING</source>
        <translation>ARBEITET</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>no pods</source>
        <translation>keine Pods</translation>
    </message>
    <message>
        <source>no slot</source>
        <translation>kein Slot</translation>
    </message>
    <message>
        <source>no slot is selected</source>
        <translation>kein Slot ist ausgewählt</translation>
    </message>
    <message>
        <source>not selected by Service %1</source>
        <translation>von Service %1 nicht ausgewählt</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>scaled to 0</source>
        <translation>auf 0 skaliert</translation>
    </message>
    <message>
        <source>selected by Service %1</source>
        <translation>von Service %1 ausgewählt</translation>
    </message>
    <message>
        <source>working</source>
        <translation>arbeitet</translation>
    </message>
</context>
<context>
    <name>Badge</name>
    <message>
        <source>DEVELOPMENT</source>
        <translation>ENTWICKLUNG</translation>
    </message>
    <message>
        <source>PRODUCTION</source>
        <translation>PRODUKTION</translation>
    </message>
    <message>
        <source>STAGING</source>
        <translation>STAGING</translation>
    </message>
</context>
<context>
    <name>Base</name>
    <message>
        <source>%1 is not a time of the form 2026-11-23T10:42:00Z.</source>
        <translation>%1 ist keine Zeitangabe der Form 2026-11-23T10:42:00Z.</translation>
    </message>
    <message>
        <source>This base64 ends too early.</source>
        <translation>Dieses Base64 endet zu früh.</translation>
    </message>
    <message>
        <source>This is not base64.</source>
        <translation>Das ist kein Base64.</translation>
    </message>
</context>
<context>
    <name>ChangeDesk</name>
    <message>
        <source>This console was started read-only: nothing was sent. Start it without read-only mode to change something.</source>
        <translation>Diese Konsole wurde nur lesend gestartet: Es wurde nichts gesendet. Starten Sie sie ohne Nur-Lesen-Modus, um etwas zu ändern.</translation>
    </message>
</context>
<context>
    <name>ChangeFlow</name>
    <message>
        <source>The cluster behind this address is not the planned one any more. Close this and look where you are.</source>
        <translation>Der Cluster hinter dieser Adresse ist nicht mehr der geplante. Schließen Sie dies und sehen Sie nach, wo Sie sind.</translation>
    </message>
    <message>
        <source>The plan is not made yet.</source>
        <translation>Der Plan ist noch nicht fertig.</translation>
    </message>
    <message>
        <source>This console is read-only. Copy the commands, or start it without read-only mode.</source>
        <translation>Diese Konsole liest nur. Kopieren Sie die Befehle oder starten Sie sie ohne Nur-Lesen-Modus.</translation>
    </message>
</context>
<context>
    <name>CheckRow</name>
    <message>
        <source>%1: %2, %3, %4, %5 ago</source>
        <translation>%1: %2, %3, %4, vor %5</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>%1 (%2 ago)</source>
        <translation>%1 (vor %2)</translation>
    </message>
    <message>
        <source>API group</source>
        <translation>API-Gruppe</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Lose all</source>
        <translation>Alles weg</translation>
    </message>
    <message>
        <source>Lose most</source>
        <translation>Meiste weg</translation>
    </message>
    <message>
        <source>Loses</source>
        <translation>Verliert</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>Namespace</translation>
    </message>
    <message>
        <source>Namespaced</source>
        <translation>Im Namespace</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Node</translation>
    </message>
    <message>
        <source>Pods ready</source>
        <translation>Pods bereit</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>Ready replicas there</source>
        <translation>Bereite Replicas dort</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>Restarts</translation>
    </message>
    <message>
        <source>SANDBOX %1</source>
        <translation>SANDBOX %1</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Sentence</source>
        <translation>Satz</translation>
    </message>
    <message>
        <source>Short names</source>
        <translation>Kurznamen</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Gegenstand</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Workload</source>
        <translation>Workload</translation>
    </message>
    <message>
        <source>Zone and nodes</source>
        <translation>Zone und Nodes</translation>
    </message>
</context>
<context>
    <name>CommandText</name>
    <message>
        <source>%1, cluster %2</source>
        <translation>%1, Cluster %2</translation>
    </message>
    <message>
        <source>The way back of: %1</source>
        <translation>Der Rückweg von: %1</translation>
    </message>
</context>
<context>
    <name>Config</name>
    <message>
        <source>%1 is a folder, not a file. Name the file in it.</source>
        <translation>%1 ist ein Ordner, keine Datei. Nennen Sie die Datei darin.</translation>
    </message>
    <message>
        <source>%1 is not a regular file. Copy what it holds into one.</source>
        <translation>%1 ist keine gewöhnliche Datei. Kopieren Sie den Inhalt in eine.</translation>
    </message>
    <message>
        <source>In the file %1, line %2, %3: a field has no usable name. Correct it.</source>
        <translation>Datei %1, Zeile %2, %3: Ein Feld hat keinen brauchbaren Namen. Berichtigen Sie es.</translation>
    </message>
    <message>
        <source>In the file %1, line %2, %3: the field %4 is missing. Add it.</source>
        <translation>Datei %1, Zeile %2, %3: Das Feld %4 fehlt. Ergänzen Sie es.</translation>
    </message>
    <message>
        <source>In the file %1, line %2, %3: the field %4 must be a list of texts. Correct it.</source>
        <translation>Datei %1, Zeile %2, %3: Das Feld %4 muss eine Liste von Texten sein. Berichtigen Sie es.</translation>
    </message>
    <message>
        <source>In the file %1, line %2, %3: the field %4 must be a list. Correct it.</source>
        <translation>Datei %1, Zeile %2, %3: Das Feld %4 muss eine Liste sein. Berichtigen Sie es.</translation>
    </message>
    <message>
        <source>In the file %1, line %2, %3: the field %4 must be a map. Correct it.</source>
        <translation>Datei %1, Zeile %2, %3: Das Feld %4 muss eine Map sein. Berichtigen Sie es.</translation>
    </message>
    <message>
        <source>In the file %1, line %2, %3: the field %4 must be a text. Correct it.</source>
        <translation>Datei %1, Zeile %2, %3: Das Feld %4 muss ein Text sein. Berichtigen Sie es.</translation>
    </message>
    <message>
        <source>In the file %1, line %2, %3: the field %4 must be true or false. Correct it.</source>
        <translation>Datei %1, Zeile %2, %3: Das Feld %4 muss true oder false sein. Berichtigen Sie es.</translation>
    </message>
    <message>
        <source>In the file %1, line %2: %3 must be a map (name: value lines). Correct it.</source>
        <translation>Datei %1, Zeile %2: %3 muss eine Map sein (Zeilen der Form name: wert). Berichtigen Sie es.</translation>
    </message>
    <message>
        <source>The file %1 cannot be read. Check its permissions.</source>
        <translation>Die Datei %1 kann nicht gelesen werden. Prüfen Sie ihre Berechtigungen.</translation>
    </message>
    <message>
        <source>The file %1 cannot be read: %2. Check its permissions.</source>
        <translation>Die Datei %1 kann nicht gelesen werden: %2. Prüfen Sie ihre Berechtigungen.</translation>
    </message>
    <message>
        <source>The file %1 does not exist.</source>
        <translation>Die Datei %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>The file %1 is larger than 16 MiB; it is hardly the right one.</source>
        <translation>Die Datei %1 ist größer als 16 MiB; das ist kaum die richtige.</translation>
    </message>
    <message>
        <source>The file %1 is not text: it holds NUL bytes. Save it as UTF-8.</source>
        <translation>Die Datei %1 ist kein Text: Sie enthält NUL-Bytes. Speichern Sie sie als UTF-8.</translation>
    </message>
    <message>
        <source>The file %1 is not valid YAML: line %2, column %3. Correct it there.</source>
        <translation>Die Datei %1 ist kein gültiges YAML: Zeile %2, Spalte %3. Berichtigen Sie sie dort.</translation>
    </message>
</context>
<context>
    <name>Confirm</name>
    <message>
        <source>A check stops this: %1 (%2).</source>
        <translation>Eine Prüfung hält dies auf: %1 (%2).</translation>
    </message>
    <message>
        <source>A reason is needed; it is kept in the journal.</source>
        <translation>Eine Begründung ist nötig; sie bleibt im Journal.</translation>
    </message>
    <message>
        <source>This plan is too old. Plan again; what was typed stays.</source>
        <translation>Dieser Plan ist zu alt. Planen Sie neu; was eingegeben wurde, bleibt.</translation>
    </message>
    <message>
        <source>Tick as seen: %1 (%2).</source>
        <translation>Als gesehen abhaken: %1 (%2).</translation>
    </message>
    <message>
        <source>Type %1 to confirm.</source>
        <translation>Geben Sie zur Bestätigung %1 ein.</translation>
    </message>
</context>
<context>
    <name>Credentials</name>
    <message>
        <source>The client certificate of the user %1 ended on %2, %3 days ago. Put a new one into the kubeconfig and start again.</source>
        <translation>Das Client-Zertifikat des Benutzers %1 endete am %2, vor %3 Tagen. Tragen Sie ein neues in die Kubeconfig ein und starten Sie neu.</translation>
    </message>
    <message>
        <source>The client certificate of the user %1 ended on %2, %3 days ago. Renew the file %4: it is read again each minute and after a refusal.</source>
        <translation>Das Client-Zertifikat des Benutzers %1 endete am %2, vor %3 Tagen. Erneuern Sie die Datei %4: Sie wird jede Minute und nach einer Ablehnung neu gelesen.</translation>
    </message>
    <message>
        <source>The credential plugin %1 answered with another apiVersion than the kubeconfig asks for. Correct exec.apiVersion or update the plugin.</source>
        <translation>Das Credential-Plugin %1 antwortete mit einer anderen apiVersion, als die Kubeconfig verlangt. Berichtigen Sie exec.apiVersion oder aktualisieren Sie das Plugin.</translation>
    </message>
    <message>
        <source>The credential plugin %1 asks for the version %2. Known are client.authentication.k8s.io/v1 and v1beta1.</source>
        <translation>Das Credential-Plugin %1 verlangt die Version %2. Bekannt sind client.authentication.k8s.io/v1 und v1beta1.</translation>
    </message>
    <message>
        <source>The credential plugin %1 cannot be run. Install it, or correct exec.command in the kubeconfig.</source>
        <translation>Das Credential-Plugin %1 lässt sich nicht starten. Installieren Sie es oder berichtigen Sie exec.command in der Kubeconfig.</translation>
    </message>
    <message>
        <source>The credential plugin %1 cannot be run. The kubeconfig says: %2</source>
        <translation>Das Credential-Plugin %1 lässt sich nicht starten. Die Kubeconfig sagt dazu: %2</translation>
    </message>
    <message>
        <source>The credential plugin %1 did not print an ExecCredential in JSON. Run it in a terminal to see what it says.</source>
        <translation>Das Credential-Plugin %1 gab kein ExecCredential in JSON aus. Starten Sie es in einem Terminal, um zu sehen, was es sagt.</translation>
    </message>
    <message>
        <source>The credential plugin %1 failed (exit code %2). Run it in a terminal, or log in again.</source>
        <translation>Das Credential-Plugin %1 ist fehlgeschlagen (Exit-Code %2). Starten Sie es in einem Terminal oder melden Sie sich neu an.</translation>
    </message>
    <message>
        <source>The credential plugin %1 gave an expirationTimestamp that is not a time. Update the plugin.</source>
        <translation>Das Credential-Plugin %1 lieferte einen expirationTimestamp, der keine Zeitangabe ist. Aktualisieren Sie das Plugin.</translation>
    </message>
    <message>
        <source>The credential plugin %1 gave neither a token nor a client certificate. Log in again.</source>
        <translation>Das Credential-Plugin %1 lieferte weder ein Token noch ein Client-Zertifikat. Melden Sie sich neu an.</translation>
    </message>
    <message>
        <source>The credential plugin %1 gave only one of client certificate and key. Update the plugin or log in again.</source>
        <translation>Das Credential-Plugin %1 lieferte nur eines von Client-Zertifikat und Schlüssel. Aktualisieren Sie das Plugin oder melden Sie sich neu an.</translation>
    </message>
    <message>
        <source>The credential plugin %1 printed an ExecCredential without a status. Run it in a terminal to see what it says.</source>
        <translation>Das Credential-Plugin %1 gab ein ExecCredential ohne Status aus. Starten Sie es in einem Terminal, um zu sehen, was es sagt.</translation>
    </message>
    <message>
        <source>The credential plugin %1 wants a terminal to ask you something (interactiveMode: Always), and there is none here. Log in with it in a terminal, or set interactiveMode to IfAvailable.</source>
        <translation>Das Credential-Plugin %1 will Sie in einem Terminal etwas fragen (interactiveMode: Always), und hier gibt es keines. Melden Sie sich damit in einem Terminal an oder setzen Sie interactiveMode auf IfAvailable.</translation>
    </message>
    <message>
        <source>The credential plugin of this user has no command. Add exec.command to the kubeconfig.</source>
        <translation>Das Credential-Plugin dieses Benutzers hat keinen Befehl. Ergänzen Sie exec.command in der Kubeconfig.</translation>
    </message>
    <message>
        <source>The token of the user %1 ended on %2, %3 days ago. Put a new one into the kubeconfig and start again.</source>
        <translation>Das Token des Benutzers %1 endete am %2, vor %3 Tagen. Tragen Sie ein neues in die Kubeconfig ein und starten Sie neu.</translation>
    </message>
    <message>
        <source>The token of the user %1 ended on %2, %3 days ago. Renew the file %4: it is read again each minute and after a refusal.</source>
        <translation>Das Token des Benutzers %1 endete am %2, vor %3 Tagen. Erneuern Sie die Datei %4: Sie wird jede Minute und nach einer Ablehnung neu gelesen.</translation>
    </message>
</context>
<context>
    <name>DateFormat</name>
    <message>
        <source>d MMM HH:mm</source>
        <translation>d. MMM HH:mm</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>ddd HH:mm</source>
        <translation>ddd HH:mm</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <translation>ddd d. MMM</translation>
    </message>
    <message>
        <source>ddd d MMM yyyy HH:mm:ss</source>
        <translation>ddd d. MMM yyyy HH:mm:ss</translation>
    </message>
</context>
<context>
    <name>DeliveryState</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 %2 Switches are locked; a way back stays possible, because its plan reads what it needs directly.</source>
        <translation>%1 %2 Das Umschalten ist gesperrt; ein Rückweg bleibt möglich, weil sein Plan direkt liest, was er braucht.</translation>
    </message>
    <message>
        <source>%1 The page needs to list and watch Services, Deployments, StatefulSets, Pods and Ingresses.</source>
        <translation>%1 Die Seite muss Services, Deployments, StatefulSets, Pods und Ingresses auflisten und beobachten (list, watch).</translation>
    </message>
    <message>
        <source>Copy the rule</source>
        <translation>Regel kopieren</translation>
    </message>
    <message>
        <source>Looked for: at least two Deployments or StatefulSets that a label named color, slot or track tells apart, behind a Service whose selector has that label. As soon as there are some, they appear here.</source>
        <translation>Gesucht wird: mindestens zwei Deployments oder StatefulSets, die ein Label namens color, slot oder track unterscheidet, hinter einem Service, dessen Selektor dieses Label hat. Sobald es welche gibt, erscheinen sie hier.</translation>
    </message>
    <message>
        <source>Next try in %1.</source>
        <translation>Nächster Versuch in %1.</translation>
    </message>
    <message>
        <source>No application in slots was found.</source>
        <translation>Es wurde keine Anwendung in Slots gefunden.</translation>
    </message>
    <message>
        <source>The cluster cannot be read.</source>
        <translation>Der Cluster kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The server does not let %1 read what this page needs.</source>
        <translation>Der Server lässt %1 nicht lesen, was diese Seite braucht.</translation>
    </message>
    <message>
        <source>The server does not let you read what this page needs.</source>
        <translation>Der Server lässt Sie nicht lesen, was diese Seite braucht.</translation>
    </message>
    <message>
        <source>This is the state of %1, %2 ago.</source>
        <translation>Dies ist der Stand von %1, vor %2.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Trying again now.</source>
        <translation>Neuer Versuch läuft.</translation>
    </message>
    <message>
        <source>cluster-wide</source>
        <translation>clusterweit</translation>
    </message>
    <message>
        <source>namespace %1</source>
        <translation>Namespace %1</translation>
    </message>
</context>
<context>
    <name>Doctor</name>
    <message>
        <source>%1 accepts connections.</source>
        <translation>%1 nimmt Verbindungen an.</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>%1 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>%1 is %2.</source>
        <translation>%1 ist %2.</translation>
    </message>
    <message>
        <source>%1 is there already; name a new folder.</source>
        <translation>%1 gibt es schon; nennen Sie einen neuen Ordner.</translation>
    </message>
    <message>
        <source>%1 of %2 rights that Tealdeck uses are there.</source>
        <translation>%1 von %2 Rechten, die Tealdeck nutzt, sind vorhanden.</translation>
    </message>
    <message>
        <source>%1, certificate of %2 issued by %3, %4 days left.</source>
        <translation>%1, Zertifikat von %2, ausgestellt von %3, noch %4 Tage gültig.</translation>
    </message>
    <message>
        <source>Ask for a role that allows: %1.</source>
        <translation>Bitten Sie um eine Rolle, die erlaubt: %1.</translation>
    </message>
    <message>
        <source>Ask for a role with this right.</source>
        <translation>Bitten Sie um eine Rolle mit diesem Recht.</translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation>Authentifizierung</translation>
    </message>
    <message>
        <source>By %1; it does not say when it ends.</source>
        <translation>Durch %1; wann es endet, sagt es nicht.</translation>
    </message>
    <message>
        <source>By %1; it ends at %2.</source>
        <translation>Durch %1; es endet am %2.</translation>
    </message>
    <message>
        <source>Check that the API server runs, its port, the VPN and the firewalls between.</source>
        <translation>Prüfen Sie, ob der API-Server läuft, dazu seinen Port, das VPN und die Firewalls dazwischen.</translation>
    </message>
    <message>
        <source>Check that the address leads to a Kubernetes API server.</source>
        <translation>Prüfen Sie, ob die Adresse zu einem Kubernetes-API-Server führt.</translation>
    </message>
    <message>
        <source>Check that the address leads to the API server's TLS port and that no proxy ends TLS on the way.</source>
        <translation>Prüfen Sie, ob die Adresse zum TLS-Port des API-Servers führt und kein Proxy unterwegs TLS beendet.</translation>
    </message>
    <message>
        <source>Check the server's address in the kubeconfig, the VPN and this machine's DNS.</source>
        <translation>Prüfen Sie die Serveradresse in der Kubeconfig, das VPN und das DNS dieses Rechners.</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Get a new one before it ends.</source>
        <translation>Besorgen Sie ein neues, bevor es endet.</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identität</translation>
    </message>
    <message>
        <source>Look at the lines above first: one of them may be the cause.</source>
        <translation>Sehen Sie zuerst die Zeilen darüber an: Eine davon kann die Ursache sein.</translation>
    </message>
    <message>
        <source>Name lookup</source>
        <translation>Namensauflösung</translation>
    </message>
    <message>
        <source>No proxy is used for this server.</source>
        <translation>Für diesen Server wird kein Proxy benutzt.</translation>
    </message>
    <message>
        <source>One event is enough.</source>
        <translation>Ein Ereignis genügt.</translation>
    </message>
    <message>
        <source>Our clock and the server's agree within 2 s.</source>
        <translation>Unsere Uhr und die des Servers stimmen auf 2 s überein.</translation>
    </message>
    <message>
        <source>Proxies of this kind are not probed; the requests below go through it.</source>
        <translation>Proxys dieser Art werden nicht geprüft; die Anfragen unten gehen durch ihn.</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Renew the server's certificate before %1.</source>
        <translation>Erneuern Sie das Zertifikat des Servers vor dem %1.</translation>
    </message>
    <message>
        <source>Requests go through %1.</source>
        <translation>Anfragen gehen durch %1.</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Rechte</translation>
    </message>
    <message>
        <source>Server version</source>
        <translation>Serverversion</translation>
    </message>
    <message>
        <source>Set the clocks right (NTP): certificates, tokens and leases depend on them.</source>
        <translation>Stellen Sie die Uhren richtig (NTP): Zertifikate, Tokens und Leases hängen davon ab.</translation>
    </message>
    <message>
        <source>Sign in again, or get a new token or client certificate for the kubeconfig.</source>
        <translation>Melden Sie sich neu an oder besorgen Sie ein neues Token oder Client-Zertifikat für die Kubeconfig.</translation>
    </message>
    <message>
        <source>Something between holds back or ends long answers: let the proxy or load balancer pass streams.</source>
        <translation>Etwas dazwischen hält lange Antworten zurück oder beendet sie: Lassen Sie Proxy oder Load-Balancer Streams durchreichen.</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Tealdeck supports 1.28 to 1.36; with this version expect gaps and report them.</source>
        <translation>Tealdeck unterstützt 1.28 bis 1.36; rechnen Sie bei dieser Version mit Lücken und melden Sie sie.</translation>
    </message>
    <message>
        <source>The certificate is not accepted (%1). Check the certificate authority in the kubeconfig, the server's name and this machine's clock.</source>
        <translation>Das Zertifikat wird nicht anerkannt (%1). Prüfen Sie die Zertifizierungsstelle in der Kubeconfig, den Namen des Servers und die Uhr dieses Rechners.</translation>
    </message>
    <message>
        <source>The first event of a watch on pods came.</source>
        <translation>Das erste Ereignis eines Watch auf Pods ist gekommen.</translation>
    </message>
    <message>
        <source>The kubeconfig switches the check off (insecure-skip-tls-verify): anybody between could read and change everything. Give it the certificate authority instead.</source>
        <translation>Die Kubeconfig schaltet die Prüfung ab (insecure-skip-tls-verify): Jeder dazwischen könnte alles lesen und ändern. Geben Sie stattdessen die Zertifizierungsstelle an.</translation>
    </message>
    <message>
        <source>The proxy is %1; it looks the server up.</source>
        <translation>Der Proxy ist %1; er löst den Servernamen auf.</translation>
    </message>
    <message>
        <source>The server did not say its time.</source>
        <translation>Der Server nannte seine Uhrzeit nicht.</translation>
    </message>
    <message>
        <source>The server did not say who we are.</source>
        <translation>Der Server sagte nicht, wer wir sind.</translation>
    </message>
    <message>
        <source>The server is Kubernetes %1.</source>
        <translation>Der Server ist Kubernetes %1.</translation>
    </message>
    <message>
        <source>The server is reached without TLS; everything can be read on the way.</source>
        <translation>Der Server wird ohne TLS erreicht; alles kann unterwegs mitgelesen werden.</translation>
    </message>
    <message>
        <source>The server knows us as %1, in the groups %2.</source>
        <translation>Der Server kennt uns als %1, in den Gruppen %2.</translation>
    </message>
    <message>
        <source>The server or something on the way is slow; try again, and look at the API server's load.</source>
        <translation>Der Server oder etwas auf dem Weg ist langsam; versuchen Sie es noch einmal und sehen Sie nach der Last des API-Servers.</translation>
    </message>
    <message>
        <source>The server's clock is %1 s ahead of ours.</source>
        <translation>Die Uhr des Servers geht %1 s vor.</translation>
    </message>
    <message>
        <source>The server's clock is %1 s behind ours.</source>
        <translation>Die Uhr des Servers geht %1 s nach.</translation>
    </message>
    <message>
        <source>The watch ended before its first event.</source>
        <translation>Der Watch endete vor seinem ersten Ereignis.</translation>
    </message>
    <message>
        <source>There is no address to connect to.</source>
        <translation>Es gibt keine Adresse, zu der verbunden werden könnte.</translation>
    </message>
    <message>
        <source>There is no connection for a handshake.</source>
        <translation>Es gibt keine Verbindung für einen Handshake.</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Watch</translation>
    </message>
    <message>
        <source>client certificate %1</source>
        <translation>Client-Zertifikat %1</translation>
    </message>
    <message>
        <source>credential plugin %1</source>
        <translation>Credential-Plugin %1</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>token of a file</source>
        <translation>Token einer Datei</translation>
    </message>
    <message>
        <source>user name and password</source>
        <translation>Benutzername und Passwort</translation>
    </message>
</context>
<context>
    <name>Freshness</name>
    <message>
        <source>Being read for the first time.</source>
        <translation>Wird zum ersten Mal gelesen.</translation>
    </message>
    <message>
        <source>Next try in %1.</source>
        <translation>Nächster Versuch in %1.</translation>
    </message>
    <message>
        <source>Nothing new for %1: %2 %3</source>
        <translation>Seit %1 nichts Neues: %2 %3</translation>
    </message>
    <message>
        <source>The source last answered %1 ago.</source>
        <translation>Die Quelle hat zuletzt vor %1 geantwortet.</translation>
    </message>
    <message>
        <source>Trying again now.</source>
        <translation>Neuer Versuch läuft.</translation>
    </message>
</context>
<context>
    <name>FreshnessState</name>
    <message>
        <source>%1 Changes that depend on them are locked. %2</source>
        <translation>%1 Änderungen, die davon abhängen, sind gesperrt. %2</translation>
    </message>
    <message>
        <source>Ask for the rule below, or choose a context that has it. The rest of the console goes on.</source>
        <translation>Bitten Sie um die Regel unten oder wählen Sie einen Kontext, der sie hat. Der Rest der Konsole läuft weiter.</translation>
    </message>
    <message>
        <source>Next try in %1.</source>
        <translation>Nächster Versuch in %1.</translation>
    </message>
    <message>
        <source>Nothing could be read from %1 yet, so no %2 are shown. %3</source>
        <translation>Von %1 konnte noch nichts gelesen werden, darum werden keine %2 gezeigt. %3</translation>
    </message>
    <message>
        <source>The server does not let %1 read %2.</source>
        <translation>Der Server lässt %1 keine %2 lesen.</translation>
    </message>
    <message>
        <source>The server does not let you read %1.</source>
        <translation>Der Server lässt Sie keine %1 lesen.</translation>
    </message>
    <message>
        <source>These %1 are %2 old.</source>
        <translation>Der Stand dieser %1 ist %2 alt.</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Trying again now.</source>
        <translation>Neuer Versuch läuft.</translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>%1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>%1 answered %2.</source>
        <translation>%1 antwortete %2.</translation>
    </message>
    <message>
        <source>%1 is a database of another program, not a journal. Choose another folder for the journal.</source>
        <translation>%1 ist die Datenbank eines anderen Programms, kein Journal. Wählen Sie einen anderen Ordner für das Journal.</translation>
    </message>
    <message>
        <source>%1 of %2 %3 answered %4: refused for now, it is asked again.</source>
        <translation>%1 von %2 %3 beantwortet mit %4: vorerst abgelehnt, es wird erneut gefragt.</translation>
    </message>
    <message>
        <source>%1 of %2 %3 handed over, attempt %4.</source>
        <translation>%1 von %2 %3 übergeben, Versuch %4.</translation>
    </message>
    <message>
        <source>%1 was not sent.</source>
        <translation>%1 wurde nicht gesendet.</translation>
    </message>
    <message>
        <source>%1: %2 %3, wanted %4.</source>
        <translation>%1: %2 %3, gewünscht %4.</translation>
    </message>
    <message>
        <source>%1: %2 of %3 evicted pods are gone from %4 %5.</source>
        <translation>%1: %2 von %3 verdrängten Pods sind von %4 %5 verschwunden.</translation>
    </message>
    <message>
        <source>%1: %2 of %3 pods up to date and available.</source>
        <translation>%1: %2 von %3 Pods aktuell und verfügbar.</translation>
    </message>
    <message>
        <source>%1: %2 ready endpoints on %3.</source>
        <translation>%1: %2 bereite Endpoints auf %3.</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>Another program keeps the journal %1 locked. End it, or try again.</source>
        <translation>Ein anderes Programm hält das Journal %1 gesperrt. Beenden Sie es oder versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Going on without the lock of %1.</source>
        <translation>Es geht ohne die Sperre von %1 weiter.</translation>
    </message>
    <message>
        <source>Intent: %1.</source>
        <translation>Vorhaben: %1.</translation>
    </message>
    <message>
        <source>Lock of %1 could not be given back.</source>
        <translation>Die Sperre von %1 konnte nicht zurückgegeben werden.</translation>
    </message>
    <message>
        <source>Lock of %1 given back.</source>
        <translation>Die Sperre von %1 wurde zurückgegeben.</translation>
    </message>
    <message>
        <source>Lock of %1 lost: %2</source>
        <translation>Die Sperre von %1 ging verloren: %2</translation>
    </message>
    <message>
        <source>Lock of %1 taken: %2</source>
        <translation>Die Sperre von %1 wurde genommen: %2</translation>
    </message>
    <message>
        <source>Others can read or change the journal's key %1 (mode %2). Run: chmod 600 %1</source>
        <translation>Andere können den Schlüssel %1 des Journals lesen oder ändern (Modus %2). Führen Sie aus: chmod 600 %1</translation>
    </message>
    <message>
        <source>Read after it was interrupted: %1</source>
        <translation>Nach der Unterbrechung gelesen: %1</translation>
    </message>
    <message>
        <source>Read after the answer was lost.</source>
        <translation>Gelesen, nachdem die Antwort verloren ging.</translation>
    </message>
    <message>
        <source>Read after the server did not accept the request.</source>
        <translation>Gelesen, nachdem der Server die Anfrage nicht annahm.</translation>
    </message>
    <message>
        <source>Row %1 does not follow row %2: it was written after another one.</source>
        <translation>Zeile %1 schließt nicht an Zeile %2 an: Sie wurde nach einer anderen geschrieben.</translation>
    </message>
    <message>
        <source>Row %1 is missing.</source>
        <translation>Zeile %1 fehlt.</translation>
    </message>
    <message>
        <source>Row %1 is not the one that %2 saw: the journal was replaced.</source>
        <translation>Zeile %1 ist nicht die, die %2 gesehen hat: Das Journal wurde ausgetauscht.</translation>
    </message>
    <message>
        <source>Row %1 stands out of order, after row %2.</source>
        <translation>Zeile %1 steht außer der Reihe, nach Zeile %2.</translation>
    </message>
    <message>
        <source>Row %1 was changed after it was written, or was not written by Tealdeck.</source>
        <translation>Zeile %1 wurde nach dem Schreiben geändert oder nicht von Tealdeck geschrieben.</translation>
    </message>
    <message>
        <source>Row %1 was put in: it was not written by Tealdeck.</source>
        <translation>Zeile %1 wurde eingefügt: Sie wurde nicht von Tealdeck geschrieben.</translation>
    </message>
    <message>
        <source>Row %1 was put in: the row after it was written directly after the row before it.</source>
        <translation>Zeile %1 wurde eingefügt: Die Zeile danach wurde unmittelbar nach der Zeile davor geschrieben.</translation>
    </message>
    <message>
        <source>Row %1 was row %2 when it was written: its number was changed.</source>
        <translation>Zeile %1 war beim Schreiben Zeile %2: Ihre Nummer wurde geändert.</translation>
    </message>
    <message>
        <source>Rows %1 to %2 are missing.</source>
        <translation>Die Zeilen %1 bis %2 fehlen.</translation>
    </message>
    <message>
        <source>Still asking for %1 of %2 requests that are refused for now.</source>
        <translation>%1 von %2 Anfragen sind vorerst abgelehnt und werden weiter gestellt.</translation>
    </message>
    <message>
        <source>The answer to %1 of %2 %3 is not known.</source>
        <translation>Die Antwort auf %1 von %2 %3 ist nicht bekannt.</translation>
    </message>
    <message>
        <source>The disk that holds the journal %1 is full. Make room there and try again.</source>
        <translation>Der Datenträger mit dem Journal %1 ist voll. Schaffen Sie Platz und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The end is cut off: the journal ends with row %1, but %2 saw row %3.</source>
        <translation>Das Ende ist abgeschnitten: Das Journal endet mit Zeile %1, aber %2 hat Zeile %3 gesehen.</translation>
    </message>
    <message>
        <source>The journal %1 cannot be opened for writing. Check the owner and the permissions of it and of its folder.</source>
        <translation>Das Journal %1 lässt sich nicht zum Schreiben öffnen. Prüfen Sie Eigentümer und Berechtigungen der Datei und ihres Ordners.</translation>
    </message>
    <message>
        <source>The journal %1 could not be read or written. See the details, check the disk and try again.</source>
        <translation>Das Journal %1 konnte nicht gelesen oder geschrieben werden. Sehen Sie die Einzelheiten an, prüfen Sie den Datenträger und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The journal %1 is damaged. Move it away and keep it for examination; Tealdeck then begins a new one.</source>
        <translation>Das Journal %1 ist beschädigt. Legen Sie es zur Untersuchung beiseite; Tealdeck beginnt dann ein neues.</translation>
    </message>
    <message>
        <source>The journal %1 is not a database. Move it away and keep it for examination; Tealdeck then begins a new one.</source>
        <translation>Das Journal %1 ist keine Datenbank. Legen Sie es zur Untersuchung beiseite; Tealdeck beginnt dann ein neues.</translation>
    </message>
    <message>
        <source>The journal %1 was written by a newer Tealdeck. Install that version or a newer one.</source>
        <translation>Das Journal %1 wurde von einem neueren Tealdeck geschrieben. Installieren Sie diese Version oder eine neuere.</translation>
    </message>
    <message>
        <source>The journal entry of this change holds no plan that can be read.</source>
        <translation>Der Journaleintrag dieser Änderung enthält keinen lesbaren Plan.</translation>
    </message>
    <message>
        <source>The journal is kept in %1.</source>
        <translation>Das Journal liegt in %1.</translation>
    </message>
    <message>
        <source>The journal's key %1 belongs to somebody else. Make it yours, or move it away.</source>
        <translation>Der Schlüssel %1 des Journals gehört jemand anderem. Machen Sie ihn zu Ihrem oder legen Sie ihn beiseite.</translation>
    </message>
    <message>
        <source>The journal's key %1 could not be opened. Check its permissions; it must be a file of yours and no link.</source>
        <translation>Der Schlüssel %1 des Journals ließ sich nicht öffnen. Prüfen Sie seine Berechtigungen; er muss eine eigene Datei und kein Link sein.</translation>
    </message>
    <message>
        <source>The journal's key %1 could not be read. Check its permissions.</source>
        <translation>Der Schlüssel %1 des Journals konnte nicht gelesen werden. Prüfen Sie seine Berechtigungen.</translation>
    </message>
    <message>
        <source>The journal's key %1 could not be written. Check its folder and the room on the disk.</source>
        <translation>Der Schlüssel %1 des Journals konnte nicht geschrieben werden. Prüfen Sie seinen Ordner und den freien Platz.</translation>
    </message>
    <message>
        <source>The journal's key %1 does not exist.</source>
        <translation>Den Schlüssel %1 des Journals gibt es nicht.</translation>
    </message>
    <message>
        <source>The journal's key %1 is not a file. Move it away.</source>
        <translation>Der Schlüssel %1 des Journals ist keine Datei. Legen Sie ihn beiseite.</translation>
    </message>
    <message>
        <source>The journal's key %1 is not a key of 32 bytes. Put the right one back from a backup.</source>
        <translation>Der Schlüssel %1 des Journals ist kein Schlüssel von 32 Bytes. Spielen Sie den richtigen aus einer Sicherung zurück.</translation>
    </message>
    <message>
        <source>The key that seals the journal lies in the file %1: whoever can read that file can forge entries.</source>
        <translation>Der Schlüssel, der das Journal versiegelt, liegt in der Datei %1: Wer sie lesen kann, kann Einträge fälschen.</translation>
    </message>
    <message>
        <source>The last row of the journal %1 does not fit its key: it was changed, or the key is another one. Verify the journal.</source>
        <translation>Die letzte Zeile des Journals %1 passt nicht zum Schlüssel: Sie wurde geändert oder der Schlüssel ist ein anderer. Prüfen Sie das Journal.</translation>
    </message>
    <message>
        <source>There is no room for the reserve of 4 MiB in %1: should the disk fill up, a way back may not be journalled.</source>
        <translation>Für die Reserve von 4 MiB ist in %1 kein Platz: Läuft der Datenträger voll, wird ein Rückweg vielleicht nicht mehr im Journal festgehalten.</translation>
    </message>
</context>
<context>
    <name>JournalKind</name>
    <message>
        <source>Anchor</source>
        <translation>Anker</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>Wirkung</translation>
    </message>
    <message>
        <source>Intent</source>
        <translation>Vorhaben</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperre</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Geklärt</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
</context>
<context>
    <name>KindTable</name>
    <message>
        <source>All ready</source>
        <translation>Alle bereit</translation>
    </message>
    <message>
        <source>Not all ready</source>
        <translation>Nicht alle bereit</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Sonstige</translation>
    </message>
</context>
<context>
    <name>Kube</name>
    <message>
        <source>%2 exists already (%1).</source>
        <translation>%2 gibt es schon (%1).</translation>
    </message>
    <message>
        <source>%2 exists already in namespace %3 (%1).</source>
        <translation>%2 gibt es schon im Namespace %3 (%1).</translation>
    </message>
    <message>
        <source>Not found: %2 (%1).</source>
        <translation>Nicht gefunden: %2 (%1).</translation>
    </message>
    <message>
        <source>Not found: %2 in namespace %3 (%1).</source>
        <translation>Nicht gefunden: %2 im Namespace %3 (%1).</translation>
    </message>
    <message>
        <source>Not permitted: %1 %2 in namespace %3. Ask for a role with the verb %1.</source>
        <translation>Nicht erlaubt: %1 %2 im Namespace %3. Bitten Sie um eine Rolle mit dem Verb %1.</translation>
    </message>
    <message>
        <source>Not permitted: %1 %2 in the whole cluster. Ask for a cluster role with the verb %1.</source>
        <translation>Nicht erlaubt: %1 %2 im ganzen Cluster. Bitten Sie um eine Cluster-Rolle mit dem Verb %1.</translation>
    </message>
    <message>
        <source>Somebody else changed %2 first (%1). Read it again.</source>
        <translation>Jemand anderes hat %2 zuvor geändert (%1). Lesen Sie es neu.</translation>
    </message>
    <message>
        <source>Somebody else changed %2 in namespace %3 first (%1). Read it again.</source>
        <translation>Jemand anderes hat %2 im Namespace %3 zuvor geändert (%1). Lesen Sie es neu.</translation>
    </message>
    <message>
        <source>The answer of the Kubernetes server cannot be understood. Check that the address leads to a Kubernetes API server.</source>
        <translation>Die Antwort des Kubernetes-Servers ist nicht zu verstehen. Prüfen Sie, ob die Adresse zu einem Kubernetes-API-Server führt.</translation>
    </message>
    <message>
        <source>The server does not accept our credentials (%1 %2 in namespace %3). Sign in again.</source>
        <translation>Der Server erkennt unsere Anmeldung nicht an (%1 %2 im Namespace %3). Melden Sie sich neu an.</translation>
    </message>
    <message>
        <source>The server does not accept our credentials (%1 %2). Sign in again.</source>
        <translation>Der Server erkennt unsere Anmeldung nicht an (%1 %2). Melden Sie sich neu an.</translation>
    </message>
    <message>
        <source>The server does not answer the watch of %1.</source>
        <translation>Der Server beantwortet den Watch auf %1 nicht.</translation>
    </message>
    <message>
        <source>The server ended the watch of %1 at once.</source>
        <translation>Der Server hat den Watch auf %1 sofort beendet.</translation>
    </message>
    <message>
        <source>The server failed with HTTP %3: %1 %2.</source>
        <translation>Der Server meldete einen Fehler, HTTP %3: %1 %2.</translation>
    </message>
    <message>
        <source>The server failed with HTTP %4: %1 %2 in namespace %3.</source>
        <translation>Der Server meldete einen Fehler, HTTP %4: %1 %2 im Namespace %3.</translation>
    </message>
    <message>
        <source>The server is busy and asks to wait (%1 %2 in namespace %3).</source>
        <translation>Der Server ist ausgelastet und bittet zu warten (%1 %2 im Namespace %3).</translation>
    </message>
    <message>
        <source>The server is busy and asks to wait (%1 %2).</source>
        <translation>Der Server ist ausgelastet und bittet zu warten (%1 %2).</translation>
    </message>
    <message>
        <source>The server no longer has the version asked for (%1 %2 in namespace %3).</source>
        <translation>Der Server hat die verlangte Version nicht mehr (%1 %2 im Namespace %3).</translation>
    </message>
    <message>
        <source>The server no longer has the version asked for (%1 %2).</source>
        <translation>Der Server hat die verlangte Version nicht mehr (%1 %2).</translation>
    </message>
    <message>
        <source>The server refused: %1 %2 in namespace %3.</source>
        <translation>Der Server hat abgelehnt: %1 %2 im Namespace %3.</translation>
    </message>
    <message>
        <source>The server refused: %1 %2.</source>
        <translation>Der Server hat abgelehnt: %1 %2.</translation>
    </message>
    <message>
        <source>The server sent a list that is too large.</source>
        <translation>Der Server sandte eine zu große Liste.</translation>
    </message>
    <message>
        <source>The server sent an event that is too large.</source>
        <translation>Der Server sandte ein zu großes Ereignis.</translation>
    </message>
    <message>
        <source>The server's answer cannot be read: it is not the protobuf of Kubernetes.</source>
        <translation>Die Antwort des Servers ist nicht lesbar: Sie ist kein Protobuf von Kubernetes.</translation>
    </message>
    <message>
        <source>The server's answer is no %1 that can be read.</source>
        <translation>Die Antwort des Servers ist kein lesbares %1.</translation>
    </message>
    <message>
        <source>The server's list of %1 does not end.</source>
        <translation>Die Liste der %1 vom Server endet nicht.</translation>
    </message>
    <message>
        <source>The server's versions of %1 run backwards: it was restored from a backup, or another server answers.</source>
        <translation>Die Versionen der %1 laufen auf dem Server rückwärts: Er wurde aus einer Sicherung wiederhergestellt, oder ein anderer Server antwortet.</translation>
    </message>
    <message>
        <source>This cluster has no kind %1 (%2/%3): what defines it is not installed there.</source>
        <translation>Dieser Cluster hat keine Art %1 (%2/%3): was sie definiert, ist dort nicht installiert.</translation>
    </message>
    <message>
        <source>Unexpected answer HTTP %3: %1 %2.</source>
        <translation>Unerwartete Antwort HTTP %3: %1 %2.</translation>
    </message>
    <message>
        <source>Unexpected answer HTTP %4: %1 %2 in namespace %3.</source>
        <translation>Unerwartete Antwort HTTP %4: %1 %2 im Namespace %3.</translation>
    </message>
</context>
<context>
    <name>Kubeconfig</name>
    <message>
        <source>In the file %1, line %2, %3: the field %4 must be Never, IfAvailable or Always. Correct it.</source>
        <translation>Datei %1, Zeile %2, %3: Das Feld %4 muss Never, IfAvailable oder Always sein. Berichtigen Sie es.</translation>
    </message>
    <message>
        <source>None of the files in KUBECONFIG exists: %1. Correct the variable, or name a file with --kubeconfig.</source>
        <translation>Keine der Dateien in KUBECONFIG gibt es: %1. Berichtigen Sie die Variable oder nennen Sie eine Datei mit --kubeconfig.</translation>
    </message>
    <message>
        <source>The file %1 cannot be understood as a kubeconfig. Correct it.</source>
        <translation>Die Datei %1 ist nicht als Kubeconfig zu verstehen. Berichtigen Sie sie.</translation>
    </message>
    <message>
        <source>The file %1 names the context %2, whose %3 %4 has a %5 with a passphrase. kubectl and Tealdeck need it without one.</source>
        <translation>Die Datei %1 nennt den Kontext %2, dessen %3 %4 ein Feld %5 mit Passphrase hat. kubectl und Tealdeck brauchen es ohne.</translation>
    </message>
    <message>
        <source>The file %1 names the context %2, whose %3 %4 has a certificate authority and the field %5 as well. Remove one of them; better %5.</source>
        <translation>Die Datei %1 nennt den Kontext %2, dessen %3 %4 eine Zertifizierungsstelle und zugleich das Feld %5 hat. Entfernen Sie eines davon; besser %5.</translation>
    </message>
    <message>
        <source>The file %1 names the context %2, whose %3 %4 has a token and the field %5 as well. Only one of them may be there.</source>
        <translation>Die Datei %1 nennt den Kontext %2, dessen %3 %4 ein Token und zugleich das Feld %5 hat. Nur eines davon darf da sein.</translation>
    </message>
    <message>
        <source>The file %1 names the context %2, whose %3 %4 has an exec plugin without the field %5. Add it.</source>
        <translation>Die Datei %1 nennt den Kontext %2, dessen %3 %4 ein exec-Plugin ohne das Feld %5 hat. Ergänzen Sie es.</translation>
    </message>
    <message>
        <source>The file %1 names the context %2, whose %3 %4 has as-uid, as-groups or as-user-extra, but not the field %5. Add it.</source>
        <translation>Die Datei %1 nennt den Kontext %2, dessen %3 %4 as-uid, as-groups oder as-user-extra hat, aber nicht das Feld %5. Ergänzen Sie es.</translation>
    </message>
    <message>
        <source>The file %1 names the context %2, whose %3 %4 has no usable field %5. It must begin with http://, https:// or socks5://.</source>
        <translation>Die Datei %1 nennt den Kontext %2, dessen %3 %4 kein brauchbares Feld %5 hat. Es muss mit http://, https:// oder socks5:// beginnen.</translation>
    </message>
    <message>
        <source>The file %1 names the context %2, whose %3 %4 has no usable field %5. It must look like https://host:port.</source>
        <translation>Die Datei %1 nennt den Kontext %2, dessen %3 %4 kein brauchbares Feld %5 hat. Es muss die Form https://host:port haben.</translation>
    </message>
    <message>
        <source>The file %1 names the context %2, whose %3 %4 has the field %5, which does not hold what it should in PEM form. Copy it anew.</source>
        <translation>Die Datei %1 nennt den Kontext %2, dessen %3 %4 das Feld %5 hat, das nicht das Erwartete in PEM-Form enthält. Kopieren Sie es neu.</translation>
    </message>
    <message>
        <source>The file %1 names the context %2, whose %3 %4 has the field %5, which is not base64. Copy it anew.</source>
        <translation>Die Datei %1 nennt den Kontext %2, dessen %3 %4 das Feld %5 hat, das kein Base64 ist. Kopieren Sie es neu.</translation>
    </message>
    <message>
        <source>The file %1 names the context %2, whose %3 %4 lacks the field %5 (or the same with -data). Certificate and key are needed together.</source>
        <translation>Die Datei %1 nennt den Kontext %2, dessen %3 %4 das Feld %5 fehlt (oder dasselbe mit -data). Zertifikat und Schlüssel werden zusammen gebraucht.</translation>
    </message>
    <message>
        <source>The file %1 names the context %2, whose %3 %4 needs the file %5, which cannot be read. Correct the field %6 or restore the file.</source>
        <translation>Die Datei %1 nennt den Kontext %2, dessen %3 %4 die Datei %5 braucht, die nicht gelesen werden kann. Berichtigen Sie das Feld %6 oder stellen Sie die Datei wieder her.</translation>
    </message>
    <message>
        <source>The file %1 names the context %2, whose %3 %4 uses the auth-provider %5. kubectl has given those up: use an exec plugin instead.</source>
        <translation>Die Datei %1 nennt den Kontext %2, dessen %3 %4 den auth-provider %5 benutzt. kubectl hat diese aufgegeben: Nehmen Sie stattdessen ein exec-Plugin.</translation>
    </message>
    <message>
        <source>The file %1 names the context %2, whose cluster %3 is in no kubeconfig. Add it or correct the context.</source>
        <translation>Die Datei %1 nennt den Kontext %2, dessen Cluster %3 in keiner Kubeconfig steht. Ergänzen Sie ihn oder berichtigen Sie den Kontext.</translation>
    </message>
    <message>
        <source>The file %1 names the context %2, whose user %3 is in no kubeconfig. Add it or correct the context.</source>
        <translation>Die Datei %1 nennt den Kontext %2, dessen Benutzer %3 in keiner Kubeconfig steht. Ergänzen Sie ihn oder berichtigen Sie den Kontext.</translation>
    </message>
    <message>
        <source>The kubeconfig %1 does not exist. Check the name.</source>
        <translation>Die Kubeconfig %1 gibt es nicht. Prüfen Sie den Namen.</translation>
    </message>
    <message>
        <source>The kubeconfig %1 has no context %2. Choose another one.</source>
        <translation>Die Kubeconfig %1 hat keinen Kontext %2. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>The kubeconfig %1 has no current-context. Choose a context.</source>
        <translation>Die Kubeconfig %1 hat keinen current-context. Wählen Sie einen Kontext.</translation>
    </message>
    <message>
        <source>The kubeconfig %1 names no context: it is empty or not complete. Name another file with --kubeconfig, or get a new one from whoever runs the cluster.</source>
        <translation>Die Kubeconfig %1 nennt keinen Kontext: Sie ist leer oder unvollständig. Nennen Sie mit --kubeconfig eine andere Datei, oder lassen Sie sich vom Betreiber des Clusters eine neue geben.</translation>
    </message>
    <message>
        <source>The token file %1 is empty. Get a new token.</source>
        <translation>Die Token-Datei %1 ist leer. Besorgen Sie ein neues Token.</translation>
    </message>
    <message>
        <source>There is no kubeconfig.</source>
        <translation>Es gibt keine Kubeconfig.</translation>
    </message>
    <message>
        <source>There is no kubeconfig: %1 does not exist. Name one with --kubeconfig or KUBECONFIG.</source>
        <translation>Es gibt keine Kubeconfig: %1 ist nicht da. Nennen Sie eine mit --kubeconfig oder KUBECONFIG.</translation>
    </message>
</context>
<context>
    <name>LabelSelector</name>
    <message>
        <source>%2 at character %1 is no label name: letters, digits, -, _ and . (at most 63), with a domain and / before it where there is one.</source>
        <translation>%2 an Zeichen %1 ist kein Label-Name: Buchstaben, Ziffern, -, _ und . (höchstens 63), davor gegebenenfalls eine Domain und /.</translation>
    </message>
    <message>
        <source>%2 at character %1 is no label value: letters, digits, -, _ and . (at most 63), beginning and ending with a letter or digit.</source>
        <translation>%2 an Zeichen %1 ist kein Label-Wert: Buchstaben, Ziffern, -, _ und . (höchstens 63), am Anfang und Ende ein Buchstabe oder eine Ziffer.</translation>
    </message>
    <message>
        <source>%2 at character %1 is no whole number; &gt; and &lt; compare numbers.</source>
        <translation>%2 an Zeichen %1 ist keine ganze Zahl; &gt; und &lt; vergleichen Zahlen.</translation>
    </message>
    <message>
        <source>A comma or ) is expected at character %1, not %2.</source>
        <translation>An Zeichen %1 wird ein Komma oder ) erwartet, nicht %2.</translation>
    </message>
    <message>
        <source>A comma or the end is expected at character %1, not %2.</source>
        <translation>An Zeichen %1 wird ein Komma oder das Ende erwartet, nicht %2.</translation>
    </message>
    <message>
        <source>A label's name is expected at character %1, not %2.</source>
        <translation>An Zeichen %1 wird der Name eines Labels erwartet, nicht %2.</translation>
    </message>
    <message>
        <source>A value is expected at character %1, not %2.</source>
        <translation>An Zeichen %1 wird ein Wert erwartet, nicht %2.</translation>
    </message>
    <message>
        <source>A value, a comma or ) is expected at character %1, not %2.</source>
        <translation>An Zeichen %1 wird ein Wert, ein Komma oder ) erwartet, nicht %2.</translation>
    </message>
    <message>
        <source>A whole number is missing at character %1; &gt; and &lt; compare numbers.</source>
        <translation>An Zeichen %1 fehlt eine ganze Zahl; &gt; und &lt; vergleichen Zahlen.</translation>
    </message>
    <message>
        <source>One of =, ==, !=, in, notin, &gt; and &lt; is expected at character %1, not %2.</source>
        <translation>An Zeichen %1 wird eines von =, ==, !=, in, notin, &gt; und &lt; erwartet, nicht %2.</translation>
    </message>
    <message>
        <source>The closing ) is missing at the end.</source>
        <translation>Am Ende fehlt die schließende ).</translation>
    </message>
    <message>
        <source>The name of a label is missing at the end.</source>
        <translation>Am Ende fehlt der Name eines Labels.</translation>
    </message>
    <message>
        <source>The values of in and notin stand in parentheses: ( is expected at character %1, not %2.</source>
        <translation>Die Werte von in und notin stehen in Klammern: An Zeichen %1 wird ( erwartet, nicht %2.</translation>
    </message>
    <message>
        <source>The values of in and notin stand in parentheses: ( is missing at the end.</source>
        <translation>Die Werte von in und notin stehen in Klammern: Am Ende fehlt (.</translation>
    </message>
    <message>
        <source>There is no value in the parentheses at character %1.</source>
        <translation>In den Klammern an Zeichen %1 steht kein Wert.</translation>
    </message>
</context>
<context>
    <name>Lock</name>
    <message>
        <source>%1 is changing %2 (%3). Lease %4 counts as abandoned once it was seen unchanged for %5 s: look again then.</source>
        <translation>%1 ändert gerade %2 (%3). Lease %4 gilt als aufgegeben, sobald sie %5 s unverändert gesehen wurde: Sehen Sie dann wieder nach.</translation>
    </message>
    <message>
        <source>A reason is needed to take the lock from its holder.</source>
        <translation>Um die Sperre ihrem Inhaber zu nehmen, ist eine Begründung nötig.</translation>
    </message>
    <message>
        <source>Lease %1 could not be renewed in time: %2</source>
        <translation>Lease %1 konnte nicht rechtzeitig erneuert werden: %2</translation>
    </message>
    <message>
        <source>Lease %1 is not held by this console.</source>
        <translation>Lease %1 wird nicht von dieser Konsole gehalten.</translation>
    </message>
    <message>
        <source>Lease %1 is now held by %2.</source>
        <translation>Lease %1 wird jetzt von %2 gehalten.</translation>
    </message>
    <message>
        <source>Lease %1 was broken: %2</source>
        <translation>Lease %1 wurde gebrochen: %2</translation>
    </message>
    <message>
        <source>Lease %1 was deleted.</source>
        <translation>Lease %1 wurde gelöscht.</translation>
    </message>
    <message>
        <source>Lease %1 was given back by somebody else.</source>
        <translation>Lease %1 wurde von jemand anderem zurückgegeben.</translation>
    </message>
    <message>
        <source>Lease %1 was taken from %2.</source>
        <translation>Lease %1 wurde %2 genommen.</translation>
    </message>
    <message>
        <source>Lease %1, %2 s, renewed while this runs; no other Tealdeck can change %3, kubectl, CI and Argo CD still can</source>
        <translation>Lease %1, %2 s, wird währenddessen erneuert; kein anderes Tealdeck kann %3 ändern, kubectl, CI und Argo CD aber schon</translation>
    </message>
</context>
<context>
    <name>LogPattern</name>
    <message>
        <source>%1 at character %2 is no class of characters.</source>
        <translation>%1 an Zeichen %2 ist keine Zeichenklasse.</translation>
    </message>
    <message>
        <source>%1 at character %2 is no escape sequence; there are no back-references.</source>
        <translation>%1 an Zeichen %2 ist keine Escape-Sequenz; Rückverweise gibt es nicht.</translation>
    </message>
    <message>
        <source>%1 at character %2 is no name of a group.</source>
        <translation>%1 an Zeichen %2 ist kein Name einer Gruppe.</translation>
    </message>
    <message>
        <source>%1 at character %2 is not known; there is no looking ahead or behind.</source>
        <translation>%1 an Zeichen %2 ist nicht bekannt; Vor- und Rückschau gibt es nicht.</translation>
    </message>
    <message>
        <source>%1 at character %2 repeats a repetition.</source>
        <translation>%1 an Zeichen %2 wiederholt eine Wiederholung.</translation>
    </message>
    <message>
        <source>The ( at character %1 is not closed.</source>
        <translation>Die ( an Zeichen %1 wird nicht geschlossen.</translation>
    </message>
    <message>
        <source>The ) at character %1 closes nothing.</source>
        <translation>Die ) an Zeichen %1 schließt nichts.</translation>
    </message>
    <message>
        <source>The [ at character %1 is not closed.</source>
        <translation>Die [ an Zeichen %1 wird nicht geschlossen.</translation>
    </message>
    <message>
        <source>The \ at the end escapes nothing.</source>
        <translation>Hinter dem \ am Ende steht nichts, das es maskiert.</translation>
    </message>
    <message>
        <source>The expression cannot be used.</source>
        <translation>Der Ausdruck kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>The expression is not valid UTF-8.</source>
        <translation>Der Ausdruck ist kein gültiges UTF-8.</translation>
    </message>
    <message>
        <source>The expression is too large.</source>
        <translation>Der Ausdruck ist zu groß.</translation>
    </message>
    <message>
        <source>The range %1 at character %2 runs backwards.</source>
        <translation>Der Bereich %1 an Zeichen %2 läuft rückwärts.</translation>
    </message>
    <message>
        <source>The repetition %1 at character %2 is too large or runs backwards.</source>
        <translation>Die Wiederholung %1 an Zeichen %2 ist zu groß oder läuft rückwärts.</translation>
    </message>
    <message>
        <source>There is nothing before %1 at character %2 that could be repeated.</source>
        <translation>Vor %1 an Zeichen %2 steht nichts, das wiederholt werden kann.</translation>
    </message>
</context>
<context>
    <name>LogView</name>
    <message numerus="yes">
        <source>%n line(s) were dropped.</source>
        <translation><numerusform>%n Zeile wurde verworfen.</numerusform><numerusform>%n Zeilen wurden verworfen.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) of container %1 came and went in between; their lines are gone.</source>
        <translation><numerusform>%n Lauf von Container %1 kam und ging dazwischen; seine Zeilen sind verloren.</numerusform><numerusform>%n Läufe von Container %1 kamen und gingen dazwischen; ihre Zeilen sind verloren.</numerusform></translation>
    </message>
    <message>
        <source>Container %1 ended with exit code %2 (%3).</source>
        <translation>Container %1 endete mit Exit-Code %2 (%3).</translation>
    </message>
    <message>
        <source>Container %1 ended with exit code %2.</source>
        <translation>Container %1 endete mit Exit-Code %2.</translation>
    </message>
    <message>
        <source>Next try at %1, in %2.</source>
        <translation>Nächster Versuch um %1, in %2.</translation>
    </message>
    <message>
        <source>Pod %1 is gone from the cluster.</source>
        <translation>Pod %1 ist aus dem Cluster verschwunden.</translation>
    </message>
    <message>
        <source>Pod %1 joined.</source>
        <translation>Pod %1 ist dazugekommen.</translation>
    </message>
    <message>
        <source>Restart %1 at %2.</source>
        <translation>Neustart %1 um %2.</translation>
    </message>
    <message>
        <source>[cut: the line is longer than 64 KiB]</source>
        <translation>[gekürzt: Die Zeile ist länger als 64 KiB]</translation>
    </message>
</context>
<context>
    <name>Logs</name>
    <message>
        <source>Container %1 of pod %2 has not started yet: %3.</source>
        <translation>Container %1 von Pod %2 ist noch nicht gestartet: %3.</translation>
    </message>
    <message>
        <source>Not permitted: reading logs in namespace %1. Ask for a role with the verb get on pods/log.</source>
        <translation>Nicht erlaubt: Logs im Namespace %1 lesen. Bitten Sie um eine Rolle mit dem Verb get auf pods/log.</translation>
    </message>
    <message>
        <source>Pod %1 has more than one container: choose one.</source>
        <translation>Pod %1 hat mehr als einen Container: Wählen Sie einen.</translation>
    </message>
    <message>
        <source>Pod %2 in namespace %3 has no container %1.</source>
        <translation>Pod %2 im Namespace %3 hat keinen Container %1.</translation>
    </message>
    <message>
        <source>The log of pod %1 in namespace %2 is no longer there.</source>
        <translation>Das Log von Pod %1 im Namespace %2 ist nicht mehr da.</translation>
    </message>
    <message>
        <source>There is no earlier run of container %1 of pod %2.</source>
        <translation>Es gibt keinen früheren Lauf von Container %1 des Pods %2.</translation>
    </message>
    <message>
        <source>There is no pod %1 in namespace %2.</source>
        <translation>Es gibt keinen Pod %1 im Namespace %2.</translation>
    </message>
</context>
<context>
    <name>Net</name>
    <message>
        <source>%1 %2 was not sent: this console is read-only. Start it without --read-only to change something.</source>
        <translation>%1 %2 wurde nicht gesendet: Diese Konsole liest nur. Starten Sie sie ohne --read-only, um etwas zu ändern.</translation>
    </message>
    <message>
        <source>%1 could not be reached through the proxy %2. Check that the proxy runs and that it may reach the server.</source>
        <translation>%1 war über den Proxy %2 nicht zu erreichen. Prüfen Sie, ob der Proxy läuft und den Server erreichen darf.</translation>
    </message>
    <message>
        <source>%1 did not accept our client certificate, or wants one that is not configured. Check the user's credentials.</source>
        <translation>%1 hat unser Client-Zertifikat nicht angenommen oder will eines, das nicht konfiguriert ist. Prüfen Sie die Zugangsdaten des Benutzers.</translation>
    </message>
    <message>
        <source>%1 did not answer within %2 s.</source>
        <translation>%1 hat binnen %2 s nicht geantwortet.</translation>
    </message>
    <message>
        <source>%1 did not answer within %2 s. Whether %3 was carried out is not known: look before you send it again.</source>
        <translation>%1 hat binnen %2 s nicht geantwortet. Ob %3 ausgeführt wurde, ist nicht bekannt: Sehen Sie nach, bevor Sie es erneut senden.</translation>
    </message>
    <message>
        <source>No connection to %1 within %2 s. Check that the server runs and that network, VPN and firewall let you reach it.</source>
        <translation>Keine Verbindung zu %1 binnen %2 s. Prüfen Sie, ob der Server läuft und Netz, VPN und Firewall Sie zu ihm lassen.</translation>
    </message>
    <message>
        <source>No connection to %1 within %2 s. Nothing was sent.</source>
        <translation>Keine Verbindung zu %1 binnen %2 s. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>No connection to %1. Check that the server runs and that network, VPN and firewall let you reach it.</source>
        <translation>Keine Verbindung zu %1. Prüfen Sie, ob der Server läuft und Netz, VPN und Firewall Sie zu ihm lassen.</translation>
    </message>
    <message>
        <source>No connection to %1: %2. Check that the server runs and that network, VPN and firewall let you reach it.</source>
        <translation>Keine Verbindung zu %1: %2. Prüfen Sie, ob der Server läuft und Netz, VPN und Firewall Sie zu ihm lassen.</translation>
    </message>
    <message>
        <source>Nothing came from %1 for %2 s.</source>
        <translation>Seit %2 s kam nichts von %1.</translation>
    </message>
    <message>
        <source>Reading an answer failed. This is a defect; please report it.</source>
        <translation>Das Lesen einer Antwort ist fehlgeschlagen. Das ist ein Fehler im Programm; bitte melden Sie ihn.</translation>
    </message>
    <message>
        <source>The TLS handshake with %1 failed. Check that the address is right and that the port speaks TLS.</source>
        <translation>Der TLS-Handshake mit %1 ist fehlgeschlagen. Prüfen Sie, ob die Adresse stimmt und der Port TLS spricht.</translation>
    </message>
    <message>
        <source>The answer is longer than %1 bytes. Ask for less at once.</source>
        <translation>Die Antwort ist länger als %1 Bytes. Verlangen Sie weniger auf einmal.</translation>
    </message>
    <message>
        <source>The answer of %1 cannot be understood as HTTP. Check that the address leads to the right server.</source>
        <translation>Die Antwort von %1 ist nicht als HTTP zu verstehen. Prüfen Sie, ob die Adresse zum richtigen Server führt.</translation>
    </message>
    <message>
        <source>The certificate authority given for %1 cannot be read. It must be PEM.</source>
        <translation>Die für %1 angegebene Zertifizierungsstelle ist nicht lesbar. Sie muss PEM sein.</translation>
    </message>
    <message>
        <source>The certificate of %1 (%2) has expired: it ended on %3, %4 days ago. Ask whoever runs the server to renew it, and compare this machine's clock.</source>
        <translation>Das Zertifikat von %1 (%2) ist abgelaufen: Es endete am %3, vor %4 Tagen. Bitten Sie den Betreiber des Servers, es zu erneuern, und vergleichen Sie die Uhr dieses Rechners.</translation>
    </message>
    <message>
        <source>The certificate of %1 (%2) is not valid yet: it begins on %3, in %4 days. Compare this machine's clock with the server's.</source>
        <translation>Das Zertifikat von %1 (%2) ist noch nicht gültig: Es beginnt am %3, in %4 Tagen. Vergleichen Sie die Uhr dieses Rechners mit der des Servers.</translation>
    </message>
    <message>
        <source>The certificate of %1 (%3) is not for the name %2, but for: %4. Check the address, or set tls-server-name to a name in the certificate.</source>
        <translation>Das Zertifikat von %1 (%3) gilt nicht für den Namen %2, sondern für: %4. Prüfen Sie die Adresse oder setzen Sie tls-server-name auf einen Namen im Zertifikat.</translation>
    </message>
    <message>
        <source>The certificate of %1 (%3) was not accepted: %2.</source>
        <translation>Das Zertifikat von %1 (%3) wurde nicht anerkannt: %2.</translation>
    </message>
    <message>
        <source>The certificate of %1 (%3, issued by %4) is not signed by an authority that is trusted here (%2). Check certificate-authority in the configuration; if it is right, somebody else answers in the server's place.</source>
        <translation>Das Zertifikat von %1 (%3, ausgestellt von %4) ist von keiner Stelle unterschrieben, der hier vertraut wird (%2). Prüfen Sie certificate-authority in der Konfiguration; stimmt sie, antwortet jemand anderes an Stelle des Servers.</translation>
    </message>
    <message>
        <source>The client certificate and key for %1 cannot be used. Check that both are PEM, belong together and have no passphrase.</source>
        <translation>Client-Zertifikat und Schlüssel für %1 sind nicht brauchbar. Prüfen Sie, ob beide PEM sind, zusammengehören und keine Passphrase haben.</translation>
    </message>
    <message>
        <source>The connection to %1 ended before the whole answer was here.</source>
        <translation>Die Verbindung zu %1 endete, bevor die ganze Antwort da war.</translation>
    </message>
    <message>
        <source>The connection to %1 ended before the whole answer was here. Whether %2 was carried out is not known: look before you send it again.</source>
        <translation>Die Verbindung zu %1 endete, bevor die ganze Antwort da war. Ob %2 ausgeführt wurde, ist nicht bekannt: Sehen Sie nach, bevor Sie es erneut senden.</translation>
    </message>
    <message>
        <source>The name of %1 could not be resolved. Check the address, and the network or VPN that knows this name.</source>
        <translation>Der Name von %1 ließ sich nicht auflösen. Prüfen Sie die Adresse und das Netz oder VPN, das diesen Namen kennt.</translation>
    </message>
    <message>
        <source>The name of the proxy %1 could not be resolved. Check the proxy setting and the name service of this machine.</source>
        <translation>Der Name des Proxys %1 ließ sich nicht auflösen. Prüfen Sie die Proxy-Einstellung und die Namensauflösung dieses Rechners.</translation>
    </message>
    <message>
        <source>The network library failed. This is a defect; please report it.</source>
        <translation>Die Netzwerkbibliothek ist fehlgeschlagen. Das ist ein Fehler im Programm; bitte melden Sie ihn.</translation>
    </message>
    <message>
        <source>The proxy %1 did not let us through to %2: it answered %3. Check the proxy setting, or add the server to NO_PROXY.</source>
        <translation>Der Proxy %1 hat uns nicht zu %2 durchgelassen: Er antwortete %3. Prüfen Sie die Proxy-Einstellung oder nehmen Sie den Server in NO_PROXY auf.</translation>
    </message>
    <message>
        <source>The proxy address cannot be used. It must look like http://host:port, https://host:port or socks5://host:port.</source>
        <translation>Die Proxy-Adresse ist nicht brauchbar. Sie muss die Form http://host:port, https://host:port oder socks5://host:port haben.</translation>
    </message>
    <message>
        <source>The request header %1 cannot be sent. This is a defect of Tealdeck; please report it.</source>
        <translation>Der Anfrage-Header %1 kann nicht gesendet werden. Das ist ein Fehler in Tealdeck; bitte melden Sie ihn.</translation>
    </message>
    <message>
        <source>The request target %1 cannot be sent. This is a defect of Tealdeck; please report it.</source>
        <translation>Das Anfrageziel %1 kann nicht gesendet werden. Das ist ein Fehler in Tealdeck; bitte melden Sie ihn.</translation>
    </message>
    <message>
        <source>The server address %1 cannot be used. It must look like https://host:port, without user name, query or blanks.</source>
        <translation>Die Serveradresse %1 ist nicht brauchbar. Sie muss die Form https://host:port haben, ohne Benutzernamen, Query und Leerzeichen.</translation>
    </message>
    <message>
        <source>The token for %1 holds a line break or another control character. Get a new token.</source>
        <translation>Das Token für %1 enthält einen Zeilenumbruch oder ein anderes Steuerzeichen. Besorgen Sie ein neues Token.</translation>
    </message>
    <message>
        <source>This computer slept, or the program was stopped for a while. Everything is read anew.</source>
        <translation>Dieser Rechner hat geschlafen, oder das Programm war eine Weile angehalten. Alles wird neu gelesen.</translation>
    </message>
</context>
<context>
    <name>Object</name>
    <message>
        <source>%1 is another object of the same name now. Read it again.</source>
        <translation>%1 ist jetzt ein anderes Objekt gleichen Namens. Lesen Sie es neu.</translation>
    </message>
    <message>
        <source>%1 is another one of the same name now.</source>
        <translation>%1 ist jetzt ein anderes gleichen Namens.</translation>
    </message>
    <message>
        <source>A %1 has no revisions to go back to.</source>
        <translation>Ein %1 hat keine Revisionen, zu denen es zurück könnte.</translation>
    </message>
    <message>
        <source>Revealed %1 of %2 %3 by %4.</source>
        <translation>%1 von %2 %3 aufgedeckt von %4.</translation>
    </message>
    <message>
        <source>Tealdeck does not know where objects of the kind %1 (%2) are read.</source>
        <translation>Tealdeck weiß nicht, wo Objekte der Art %1 (%2) gelesen werden.</translation>
    </message>
    <message>
        <source>The server's answer cannot be shown: it is not an object as Kubernetes has them.</source>
        <translation>Die Antwort des Servers kann nicht gezeigt werden: Sie ist kein Objekt, wie Kubernetes sie hat.</translation>
    </message>
    <message>
        <source>The value %1 is not there any more. Read the object again.</source>
        <translation>Der Wert %1 ist nicht mehr da. Lesen Sie das Objekt neu.</translation>
    </message>
    <message>
        <source>There are more %1 than were looked at (%2).</source>
        <translation>Es gibt mehr %1, als angesehen wurden (%2).</translation>
    </message>
</context>
<context>
    <name>ObjectFact</name>
    <message>
        <source>Access</source>
        <translation>Zugriff</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Mindestens</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Cluster IP</source>
        <translation>Cluster-IP</translation>
    </message>
    <message>
        <source>Completions</source>
        <translation>Completions</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Failed pods</source>
        <translation>Fehlgeschlagene Pods</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Internal IP</source>
        <translation>Interne IP</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Kubelet</source>
        <translation>Kubelet</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>Pod IP</source>
        <translation>Pod-IP</translation>
    </message>
    <message>
        <source>Pods</source>
        <translation>Pods</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>Priority class</source>
        <translation>Prioritätsklasse</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Reclaim</source>
        <translation>Reclaim</translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>Replicas</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>Angefordert</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>Neustarts</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>Selector</source>
        <translation>Selektor</translation>
    </message>
    <message>
        <source>Service account</source>
        <translation>ServiceAccount</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Storage class</source>
        <translation>Storage-Class</translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation>Strategie</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Aktuell</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zone</translation>
    </message>
</context>
<context>
    <name>ObjectFinder</name>
    <message>
        <source>%1 of %2 ready</source>
        <translation>%1 von %2 bereit</translation>
    </message>
    <message>
        <source>%1, namespace %2</source>
        <translation>%1, Namespace %2</translation>
    </message>
</context>
<context>
    <name>ObjectText</name>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
</context>
<context>
    <name>ObjectWhy</name>
    <message>
        <source>%1 of %2 pods are available.</source>
        <translation>%1 von %2 Pods sind verfügbar.</translation>
    </message>
    <message>
        <source>%1 of %2 pods are ready.</source>
        <translation>%1 von %2 Pods sind bereit.</translation>
    </message>
    <message>
        <source>%1 of its pods failed; it gives up after %2.</source>
        <translation>%1 Pods sind fehlgeschlagen; nach %2 gibt er auf.</translation>
    </message>
    <message>
        <source>%1 pods failed, %2 succeeded; it does not try again.</source>
        <translation>%1 Pods sind fehlgeschlagen, %2 erfolgreich; er versucht es nicht noch einmal.</translation>
    </message>
    <message>
        <source>%1 pods now, between %2 and %3 allowed.</source>
        <translation>Jetzt %1 Pods, erlaubt sind %2 bis %3.</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>A drain of their nodes waits for it.</source>
        <translation>Ein Drain ihrer Nodes wartet darauf.</translation>
    </message>
    <message>
        <source>A pod with a higher priority takes its place.</source>
        <translation>Ein Pod mit höherer Priorität nimmt den Platz ein.</translation>
    </message>
    <message>
        <source>Changes of its template have no effect until it is resumed.</source>
        <translation>Änderungen am Template wirken erst, wenn er fortgesetzt wird.</translation>
    </message>
    <message>
        <source>Container %1 cannot be made (%2).</source>
        <translation>Container %1 kann nicht angelegt werden (%2).</translation>
    </message>
    <message>
        <source>Container %1 cannot be made: %2.</source>
        <translation>Container %1 kann nicht angelegt werden: %2.</translation>
    </message>
    <message>
        <source>Container %1 cannot start: %2.</source>
        <translation>Container %1 kann nicht starten: %2.</translation>
    </message>
    <message>
        <source>Container %1 does not keep running.</source>
        <translation>Container %1 bleibt nicht am Laufen.</translation>
    </message>
    <message>
        <source>Container %1 ended with exit code %2 (signal %3).</source>
        <translation>Container %1 endete mit Exit-Code %2 (Signal %3).</translation>
    </message>
    <message>
        <source>Container %1 ended with exit code %2.</source>
        <translation>Container %1 endete mit Exit-Code %2.</translation>
    </message>
    <message>
        <source>Container %1 waits for it.</source>
        <translation>Container %1 wartet darauf.</translation>
    </message>
    <message>
        <source>Container %1 waits for it. The node's words: %2.</source>
        <translation>Container %1 wartet darauf. Der Node sagt: %2.</translation>
    </message>
    <message>
        <source>Container %1 was killed because it used more memory than its limit of %2.</source>
        <translation>Container %1 wurde beendet, weil er mehr Speicher brauchte als sein Limit von %2.</translation>
    </message>
    <message>
        <source>Container %1 was killed because its memory ran out.</source>
        <translation>Container %1 wurde beendet, weil ihm der Speicher ausging.</translation>
    </message>
    <message>
        <source>Image %1 cannot be pulled.</source>
        <translation>Image %1 kann nicht geladen werden.</translation>
    </message>
    <message>
        <source>Image %1 is not on the node, and the pod forbids to pull it.</source>
        <translation>Image %1 ist nicht auf dem Node, und der Pod verbietet, es zu laden.</translation>
    </message>
    <message>
        <source>Init container %1 has been running for %2.</source>
        <translation>Init-Container %1 läuft seit %2.</translation>
    </message>
    <message>
        <source>It does not scale (%1): %2.</source>
        <translation>Er skaliert nicht (%1): %2.</translation>
    </message>
    <message>
        <source>It ended %1 ago.</source>
        <translation>Er endete vor %1.</translation>
    </message>
    <message>
        <source>It failed (%1): %2.</source>
        <translation>Fehlgeschlagen (%1): %2.</translation>
    </message>
    <message>
        <source>It failed: %1.</source>
        <translation>Fehlgeschlagen: %1.</translation>
    </message>
    <message>
        <source>It has been below its minimum for %1.</source>
        <translation>Seit %1 unter dem Minimum.</translation>
    </message>
    <message>
        <source>It has been so for %1.</source>
        <translation>Das ist seit %1 so.</translation>
    </message>
    <message>
        <source>It has been waiting for %1; the scheduler tries again when a node or pod changes.</source>
        <translation>Er wartet seit %1; der Scheduler versucht es wieder, wenn sich ein Node oder Pod ändert.</translation>
    </message>
    <message>
        <source>It is being deleted and waits: %1.</source>
        <translation>Es wird gelöscht und wartet: %1.</translation>
    </message>
    <message>
        <source>It is gone when nothing in it is left.</source>
        <translation>Er ist weg, wenn nichts mehr darin ist.</translation>
    </message>
    <message>
        <source>It is not available on %1 of %2 nodes.</source>
        <translation>Auf %1 von %2 Nodes nicht verfügbar.</translation>
    </message>
    <message>
        <source>It is not bound to a volume yet.</source>
        <translation>Noch an kein Volume gebunden.</translation>
    </message>
    <message>
        <source>It is not bound: %1.</source>
        <translation>Nicht gebunden: %1.</translation>
    </message>
    <message>
        <source>It is not ready: %1.</source>
        <translation>Nicht bereit: %1.</translation>
    </message>
    <message>
        <source>It is not scheduled while its gates are there: %1.</source>
        <translation>Er wird nicht eingeplant, solange seine Gates da sind: %1.</translation>
    </message>
    <message>
        <source>It is not started again.</source>
        <translation>Er wird nicht wieder gestartet.</translation>
    </message>
    <message>
        <source>It is suspended.</source>
        <translation>Er ist ausgesetzt.</translation>
    </message>
    <message>
        <source>It runs again; that was %1 ago, and it was restarted %2 times in all.</source>
        <translation>Er läuft wieder; das war vor %1, und er wurde insgesamt %2 Mal neu gestartet.</translation>
    </message>
    <message>
        <source>It runs on %1 nodes where it should not.</source>
        <translation>Er läuft auf %1 Nodes, wo er nicht soll.</translation>
    </message>
    <message>
        <source>It starts nothing until that is taken back.</source>
        <translation>Er startet nichts, bis das zurückgenommen wird.</translation>
    </message>
    <message>
        <source>It stays as a record; its controller makes another one, if it has one.</source>
        <translation>Er bleibt als Beleg; sein Controller legt einen neuen an, wenn er einen hat.</translation>
    </message>
    <message>
        <source>It stays until its finalizers are removed by who set them: %1.</source>
        <translation>Es bleibt, bis seine Finalizer von dem entfernt werden, der sie gesetzt hat: %1.</translation>
    </message>
    <message>
        <source>It was deleted and should have been gone for %1.</source>
        <translation>Er wurde gelöscht und sollte seit %1 weg sein.</translation>
    </message>
    <message>
        <source>It was preempted: %1.</source>
        <translation>Er wurde verdrängt: %1.</translation>
    </message>
    <message>
        <source>It was restarted %1 times, the last end was %2 ago.</source>
        <translation>Er wurde %1 Mal neu gestartet, zuletzt endete er vor %2.</translation>
    </message>
    <message>
        <source>It was restarted %1 times, the last end was %2 ago; the kubelet waits %3 before the next try.</source>
        <translation>Er wurde %1 Mal neu gestartet, zuletzt endete er vor %2; das Kubelet wartet %3 bis zum nächsten Versuch.</translation>
    </message>
    <message>
        <source>It would scale further, but is limited: %1.</source>
        <translation>Er würde weiter skalieren, ist aber begrenzt: %1.</translation>
    </message>
    <message>
        <source>Its claim %1 was deleted.</source>
        <translation>Sein Claim %1 wurde gelöscht.</translation>
    </message>
    <message>
        <source>Its condition %1 is False (%2).</source>
        <translation>Die Condition %1 ist False (%2).</translation>
    </message>
    <message>
        <source>Its condition %1 is False (%2): %3.</source>
        <translation>Die Condition %1 ist False (%2): %3.</translation>
    </message>
    <message>
        <source>Its containers cannot be made: %1.</source>
        <translation>Seine Container können nicht angelegt werden: %1.</translation>
    </message>
    <message>
        <source>Its kubelet has not reported for %1; the state of its pods is unknown.</source>
        <translation>Sein Kubelet hat sich seit %1 nicht gemeldet; der Zustand seiner Pods ist unbekannt.</translation>
    </message>
    <message>
        <source>Its node %1 has not confirmed that its containers ended.</source>
        <translation>Sein Node %1 hat nicht bestätigt, dass seine Container beendet sind.</translation>
    </message>
    <message>
        <source>Its node evicted it.</source>
        <translation>Sein Node hat ihn verdrängt (Eviction).</translation>
    </message>
    <message>
        <source>Its node evicted it: %1.</source>
        <translation>Sein Node hat ihn verdrängt (Eviction): %1.</translation>
    </message>
    <message>
        <source>Its pods stay, new ones go elsewhere.</source>
        <translation>Seine Pods bleiben, neue gehen woandershin.</translation>
    </message>
    <message>
        <source>Its readiness gate %1 is not True.</source>
        <translation>Sein Readiness-Gate %1 ist nicht True.</translation>
    </message>
    <message>
        <source>Its reclamation failed.</source>
        <translation>Seine Rückgewinnung ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Its reclamation failed: %1.</source>
        <translation>Seine Rückgewinnung ist fehlgeschlagen: %1.</translation>
    </message>
    <message>
        <source>Its rollout does not go on: %1.</source>
        <translation>Der Rollout geht nicht weiter: %1.</translation>
    </message>
    <message>
        <source>Its rollout is paused.</source>
        <translation>Der Rollout ist angehalten.</translation>
    </message>
    <message>
        <source>Its rollout made no progress within %1 s: %2.</source>
        <translation>Der Rollout kam binnen %1 s nicht voran: %2.</translation>
    </message>
    <message>
        <source>Its target stays at %1 pods, whatever the load is.</source>
        <translation>Sein Ziel bleibt bei %1 Pods, wie groß die Last auch ist.</translation>
    </message>
    <message>
        <source>Its volume %1 is gone.</source>
        <translation>Sein Volume %1 ist weg.</translation>
    </message>
    <message>
        <source>No node can take it: %1.</source>
        <translation>Kein Node kann ihn aufnehmen: %1.</translation>
    </message>
    <message>
        <source>No other claim gets it until somebody clears its claimRef.</source>
        <translation>Kein anderer Claim bekommt es, bis jemand seine claimRef leert.</translation>
    </message>
    <message>
        <source>No pod may be evicted now: %1 of %2 are healthy, %3 are wanted.</source>
        <translation>Jetzt darf kein Pod verdrängt werden: %1 von %2 sind gesund, %3 sind verlangt.</translation>
    </message>
    <message>
        <source>Pod %1 is not ready; the pods behind it wait for it.</source>
        <translation>Pod %1 ist nicht bereit; die Pods dahinter warten auf ihn.</translation>
    </message>
    <message>
        <source>Pods that mount it cannot start.</source>
        <translation>Pods, die ihn einhängen, können nicht starten.</translation>
    </message>
    <message>
        <source>Services send it no requests; it has not been ready for %1.</source>
        <translation>Services senden ihm keine Anfragen; er ist seit %1 nicht bereit.</translation>
    </message>
    <message>
        <source>Services send its pods no requests, and no pod is scheduled to it.</source>
        <translation>Services senden seinen Pods keine Anfragen, und kein Pod wird auf ihm eingeplant.</translation>
    </message>
    <message>
        <source>That is no failure; it goes on when what it waits for has happened.</source>
        <translation>Das ist kein Fehler; es geht weiter, wenn geschehen ist, worauf er wartet.</translation>
    </message>
    <message>
        <source>That was said %1 times, last %2 ago.</source>
        <translation>Das wurde %1 Mal gesagt, zuletzt vor %2.</translation>
    </message>
    <message>
        <source>The image's name "%1" is not valid.</source>
        <translation>Der Name des Image "%1" ist nicht gültig.</translation>
    </message>
    <message>
        <source>The job failed (%1): %2.</source>
        <translation>Der Job ist fehlgeschlagen (%1): %2.</translation>
    </message>
    <message>
        <source>The kubelet said so %1 times, last %2 ago (%3).</source>
        <translation>Das Kubelet sagte das %1 Mal, zuletzt vor %2 (%3).</translation>
    </message>
    <message>
        <source>The kubelet tries again until it can.</source>
        <translation>Das Kubelet versucht es weiter, bis es gelingt.</translation>
    </message>
    <message>
        <source>The last report came %1 ago. %2.</source>
        <translation>Die letzte Meldung kam vor %1. %2.</translation>
    </message>
    <message>
        <source>The node does not reach the registry of image %1.</source>
        <translation>Der Node erreicht die Registry von Image %1 nicht.</translation>
    </message>
    <message>
        <source>The node does not trust the certificate of the registry of image %1.</source>
        <translation>Der Node vertraut dem Zertifikat der Registry von Image %1 nicht.</translation>
    </message>
    <message>
        <source>The node has not been ready for %1: %2.</source>
        <translation>Der Node ist seit %1 nicht bereit: %2.</translation>
    </message>
    <message>
        <source>The node is cordoned.</source>
        <translation>Der Node ist für neue Pods gesperrt (cordoned).</translation>
    </message>
    <message>
        <source>The node is short of disk space: %1.</source>
        <translation>Der Node hat zu wenig Plattenplatz: %1.</translation>
    </message>
    <message>
        <source>The node is short of memory: %1.</source>
        <translation>Der Node hat zu wenig Speicher: %1.</translation>
    </message>
    <message>
        <source>The node is short of process ids: %1.</source>
        <translation>Der Node hat zu wenig Prozess-IDs: %1.</translation>
    </message>
    <message>
        <source>The node's network is not set up: %1.</source>
        <translation>Das Netz des Node ist nicht eingerichtet: %1.</translation>
    </message>
    <message>
        <source>The other containers start when it has ended.</source>
        <translation>Die anderen Container starten, wenn er geendet hat.</translation>
    </message>
    <message>
        <source>The pod failed %1 ago and is not started again.</source>
        <translation>Der Pod ist vor %1 fehlgeschlagen und wird nicht wieder gestartet.</translation>
    </message>
    <message>
        <source>The probe failed %1 times, last %2 ago.</source>
        <translation>Die Probe ist %1 Mal fehlgeschlagen, zuletzt vor %2.</translation>
    </message>
    <message>
        <source>The registry does not let the node pull image %1.</source>
        <translation>Die Registry lässt den Node Image %1 nicht laden.</translation>
    </message>
    <message>
        <source>The registry has no image %1.</source>
        <translation>Die Registry hat kein Image %1.</translation>
    </message>
    <message>
        <source>The registry refuses more pulls for now (image %1).</source>
        <translation>Die Registry lehnt vorerst weitere Pulls ab (Image %1).</translation>
    </message>
    <message>
        <source>The scheduler keeps new pods away; it has been so for %1.</source>
        <translation>Der Scheduler hält neue Pods fern; das ist seit %1 so.</translation>
    </message>
    <message>
        <source>The server refuses new pods: %1.</source>
        <translation>Der Server lehnt neue Pods ab: %1.</translation>
    </message>
    <message>
        <source>What was on it can only come from a backup.</source>
        <translation>Was darauf war, kann nur aus einer Sicherung kommen.</translation>
    </message>
    <message>
        <source>Whoever set them removes them.</source>
        <translation>Wer sie gesetzt hat, entfernt sie.</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>%1 Nothing was sent again. Look again before you do anything else.</source>
        <translation>%1 Es wurde nichts noch einmal gesendet. Sehen Sie wieder nach, bevor Sie etwas anderes tun.</translation>
    </message>
    <message>
        <source>%1 changed %2: %3.</source>
        <translation>%1 hat %2 geändert: %3.</translation>
    </message>
    <message>
        <source>%1 changed Service %2; it selects %3 now.</source>
        <translation>%1 hat Service %2 geändert; er wählt jetzt %3 aus.</translation>
    </message>
    <message>
        <source>%1 does not exist any more, or another one has its name.</source>
        <translation>%1 gibt es nicht mehr, oder etwas anderes trägt den Namen.</translation>
    </message>
    <message>
        <source>%1 is as it was before (%2): the change is not in effect.</source>
        <translation>%1 ist, wie es vorher war (%2): Die Änderung wirkt nicht.</translation>
    </message>
    <message>
        <source>%1 is as planned: %2.</source>
        <translation>%1 ist wie geplant: %2.</translation>
    </message>
    <message>
        <source>%1 is on %2.</source>
        <translation>%1 ist auf %2.</translation>
    </message>
    <message>
        <source>%1 of %2 endpoints are ready on %3</source>
        <translation>%1 von %2 Endpoints sind bereit auf %3</translation>
    </message>
    <message>
        <source>%1 of %2 evicted pods are gone.</source>
        <translation>%1 von %2 verdrängten Pods sind verschwunden.</translation>
    </message>
    <message>
        <source>%1 of %2 pods are up to date and available</source>
        <translation>%1 von %2 Pods sind aktuell und verfügbar</translation>
    </message>
    <message>
        <source>%1, %2 still on %3.</source>
        <translation>%1, %2 noch auf %3.</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n other(s) still there.</source>
        <translation><numerusform>%1, %n anderer ist noch da.</numerusform><numerusform>%1, %n andere sind noch da.</numerusform></translation>
    </message>
    <message>
        <source>%1, no others are left.</source>
        <translation>%1, andere gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>%1, none on %2.</source>
        <translation>%1, keine auf %2.</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>%1: done</source>
        <translation>%1: fertig</translation>
    </message>
    <message>
        <source>%1: not fully seen</source>
        <translation>%1: nicht ganz gesehen</translation>
    </message>
    <message>
        <source>%1: not known</source>
        <translation>%1: nicht bekannt</translation>
    </message>
    <message>
        <source>%1: on %2</source>
        <translation>%1: auf %2</translation>
    </message>
    <message>
        <source>%1: refused</source>
        <translation>%1: abgelehnt</translation>
    </message>
    <message>
        <source>Could not look at %1: %2</source>
        <translation>Nachsehen um %1 gelang nicht: %2</translation>
    </message>
    <message>
        <source>It is not known whether the change took effect.</source>
        <translation>Es ist nicht bekannt, ob die Änderung gewirkt hat.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Sieht nach…</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Only a part of it is in effect on %1: %2.</source>
        <translation>Nur ein Teil davon ist auf %1 in Kraft: %2.</translation>
    </message>
    <message>
        <source>Seen at %1: %2</source>
        <translation>Gesehen um %1: %2</translation>
    </message>
    <message>
        <source>Service %1 does not exist any more, or another one has its name.</source>
        <translation>Service %1 gibt es nicht mehr, oder ein anderer trägt seinen Namen.</translation>
    </message>
    <message>
        <source>Service %1 is as it was before: the change is not in effect.</source>
        <translation>Service %1 ist wie zuvor: Die Änderung wirkt nicht.</translation>
    </message>
    <message>
        <source>Service %1 is as planned: it selects %2.</source>
        <translation>Service %1 ist wie geplant: Er wählt %2 aus.</translation>
    </message>
    <message>
        <source>Somebody else changed %1: %2.</source>
        <translation>Jemand anderes hat %1 geändert: %2.</translation>
    </message>
    <message>
        <source>Somebody else changed Service %1; it selects %2 now.</source>
        <translation>Jemand anderes hat Service %1 geändert; er wählt jetzt %2 aus.</translation>
    </message>
    <message>
        <source>The effect was not fully seen.</source>
        <translation>Die Wirkung wurde nicht ganz gesehen.</translation>
    </message>
    <message>
        <source>The server carried the change out. When the time for watching was over: %1 Look again, or plan the way back.</source>
        <translation>Der Server hat die Änderung ausgeführt. Als die Zeit zum Beobachten um war: %1 Sehen Sie wieder nach oder planen Sie den Rückweg.</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>%1 has %2 of %3 pods ready</source>
        <translation>%1 hat %2 von %3 Pods bereit</translation>
    </message>
    <message>
        <source>%1 of %2 workloads have the pods they ask for, %3 of %4 nodes are ready. Not checked from outside, no metrics.</source>
        <translation>%1 von %2 Workloads haben die Pods, die sie verlangen, %3 von %4 Nodes sind bereit. Nicht von außen geprüft, keine Metriken.</translation>
    </message>
    <message>
        <source>%1 of %2 workloads have the pods they ask for. Nodes are not read; not checked from outside, no metrics.</source>
        <translation>%1 von %2 Workloads haben die Pods, die sie verlangen. Nodes werden nicht gelesen; nicht von außen geprüft, keine Metriken.</translation>
    </message>
    <message>
        <source>%1 pending. Namespace %2.</source>
        <translation>%1 wartend (Pending). Namespace %2.</translation>
    </message>
    <message>
        <source>%1 pods of %2 are broken</source>
        <translation>%1 Pods von %2 sind gestört</translation>
    </message>
    <message>
        <source>%1 running but not ready. Namespace %2.</source>
        <translation>%1 laufend, aber nicht bereit. Namespace %2.</translation>
    </message>
    <message>
        <source>%1 starting or ending. Namespace %2.</source>
        <translation>%1 startend oder endend. Namespace %2.</translation>
    </message>
    <message>
        <source>%1 things are broken</source>
        <translation>%1 Dinge sind gestört</translation>
    </message>
    <message>
        <source>%1 things need attention</source>
        <translation>%1 Dinge brauchen Aufmerksamkeit</translation>
    </message>
    <message>
        <source>%1 times</source>
        <translation>%1 Mal</translation>
    </message>
    <message>
        <source>%1. Namespace %2.</source>
        <translation>%1. Namespace %2.</translation>
    </message>
    <message>
        <source>%1. Zone %2.</source>
        <translation>%1. Zone %2.</translation>
    </message>
    <message>
        <source>%1; %2 restarts. Namespace %3.</source>
        <translation>%1; %2 Neustarts. Namespace %3.</translation>
    </message>
    <message>
        <source>, namespace %1</source>
        <translation>, Namespace %1</translation>
    </message>
    <message>
        <source>A pod of %1 is broken</source>
        <translation>Ein Pod von %1 ist gestört</translation>
    </message>
    <message>
        <source>Changes here</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Its pods are not there. Namespace %1.</source>
        <translation>Seine Pods sind nicht da. Namespace %1.</translation>
    </message>
    <message>
        <source>Node %1 is not ready</source>
        <translation>Node %1 ist nicht bereit</translation>
    </message>
    <message>
        <source>Node %1 is under pressure</source>
        <translation>Node %1 ist unter Druck</translation>
    </message>
    <message>
        <source>Node %1 takes no new pods</source>
        <translation>Node %1 nimmt keine neuen Pods</translation>
    </message>
    <message>
        <source>Nodes ready</source>
        <translation>Nodes bereit</translation>
    </message>
    <message>
        <source>Nothing runs here</source>
        <translation>Hier läuft nichts</translation>
    </message>
    <message>
        <source>One thing is broken</source>
        <translation>Ein Ding ist gestört</translation>
    </message>
    <message>
        <source>One thing needs attention</source>
        <translation>Ein Ding braucht Aufmerksamkeit</translation>
    </message>
    <message>
        <source>Pods ready</source>
        <translation>Pods bereit</translation>
    </message>
    <message>
        <source>Pods restarted</source>
        <translation>Pods neu gestartet</translation>
    </message>
    <message>
        <source>Rollouts</source>
        <translation>Rollouts</translation>
    </message>
    <message>
        <source>Warning events</source>
        <translation>Warnereignisse</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Workloads are as desired</source>
        <translation>Workloads sind wie gewünscht</translation>
    </message>
    <message>
        <source>Workloads are on their way to what is desired</source>
        <translation>Workloads sind auf dem Weg zum Gewünschten</translation>
    </message>
    <message>
        <source>Workloads as desired</source>
        <translation>Workloads wie gewünscht</translation>
    </message>
    <message>
        <source>completed ones left out</source>
        <translation>abgeschlossene ausgelassen</translation>
    </message>
    <message>
        <source>deployments and stateful sets</source>
        <translation>Deployments und StatefulSets</translation>
    </message>
    <message>
        <source>in %1 zones</source>
        <translation>in %1 Zonen</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>nicht gelesen</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>within the last hour</source>
        <translation>in der letzten Stunde</translation>
    </message>
</context>
<context>
    <name>Plan</name>
    <message>
        <source>%1 %2 makes a new pod in its place; the scheduler has to find room for it.</source>
        <translation>%1 %2 erzeugt an seiner Stelle einen neuen Pod; der Scheduler muss Platz für ihn finden.</translation>
    </message>
    <message>
        <source>%1 allows %2 more at the moment</source>
        <translation>%1 erlaubt im Augenblick noch %2</translation>
    </message>
    <message>
        <source>%1 allows none at the moment; a deletion does not ask it, an eviction would be refused</source>
        <translation>%1 erlaubt im Augenblick keinen; ein Löschen fragt es nicht, ein Verdrängen würde abgelehnt</translation>
    </message>
    <message>
        <source>%1 alone is in use, and the Rollout is degraded.</source>
        <translation>Nur %1 ist in Gebrauch, und der Rollout ist „degraded“.</translation>
    </message>
    <message>
        <source>%1 does not restart</source>
        <translation>%1 startet nicht neu</translation>
    </message>
    <message>
        <source>%1 does not wait for a promotion: %2.</source>
        <translation>%1 wartet nicht auf eine Freigabe: %2.</translation>
    </message>
    <message>
        <source>%1 has all of the traffic; the pods of %2 are scaled down after %3 s.</source>
        <translation>%1 hat allen Verkehr; die Pods von %2 werden nach %3 s abgebaut.</translation>
    </message>
    <message>
        <source>%1 has all of the traffic; the pods of %2 stay.</source>
        <translation>%1 hat allen Verkehr; die Pods von %2 bleiben.</translation>
    </message>
    <message>
        <source>%1 has no container %2; it has %3.</source>
        <translation>%1 hat keinen Container %2; es gibt %3.</translation>
    </message>
    <message>
        <source>%1 has no earlier revision to go back to.</source>
        <translation>%1 hat keine frühere Revision, zu der es zurück könnte.</translation>
    </message>
    <message>
        <source>%1 has no replicas, so the autoscaler stays off until somebody scales it up.</source>
        <translation>%1 hat keine Replikate, also bleibt der Autoscaler aus, bis jemand es hochskaliert.</translation>
    </message>
    <message>
        <source>%1 has no revision %2 any more; it has %3.</source>
        <translation>%1 hat keine Revision %2 mehr; vorhanden: %3.</translation>
    </message>
    <message>
        <source>%1 has no revision %2. There are: %3.</source>
        <translation>%1 hat keine Revision %2. Es gibt: %3.</translation>
    </message>
    <message>
        <source>%1 has no revision %2; it has %3.</source>
        <translation>%1 hat keine Revision %2; vorhanden: %3.</translation>
    </message>
    <message>
        <source>%1 has no target for the use of CPU that could be changed.</source>
        <translation>%1 hat kein Ziel für die CPU-Nutzung, das sich ändern ließe.</translation>
    </message>
    <message>
        <source>%1 have no controller and would be gone for good; with --force they are</source>
        <translation>%1 haben keinen Controller und wären endgültig weg; mit --force sind sie es</translation>
    </message>
    <message>
        <source>%1 in namespace %2 is not allowed</source>
        <translation>%1 im Namespace %2 ist nicht erlaubt</translation>
    </message>
    <message>
        <source>%1 is</source>
        <translation>%1 ist</translation>
    </message>
    <message>
        <source>%1 is allowed</source>
        <translation>%1 ist erlaubt</translation>
    </message>
    <message>
        <source>%1 is as wanted already: %2.</source>
        <translation>%1 ist schon wie gewünscht: %2.</translation>
    </message>
    <message>
        <source>%1 is as wanted already: revision %2.</source>
        <translation>%1 ist schon wie gewünscht: Revision %2.</translation>
    </message>
    <message>
        <source>%1 is being deleted.</source>
        <translation>%1 wird gerade gelöscht.</translation>
    </message>
    <message>
        <source>%1 is being promoted in full already.</source>
        <translation>%1 wird schon ganz freigegeben.</translation>
    </message>
    <message>
        <source>%1 is drained already: it is cordoned, and no pod is left to evict.</source>
        <translation>%1 ist schon geleert: gesperrt, und kein Pod ist mehr zu verdrängen.</translation>
    </message>
    <message>
        <source>%1 is neither blue-green nor canary, so its controller does nothing with it.</source>
        <translation>%1 ist weder Blue-Green noch Canary, daher tut sein Controller nichts damit.</translation>
    </message>
    <message>
        <source>%1 is paused by hand (spec.paused), so its controller restarts nothing: resume it first.</source>
        <translation>%1 ist von Hand angehalten (spec.paused), daher startet sein Controller nichts neu: zuerst fortsetzen.</translation>
    </message>
    <message>
        <source>%1 is paused by hand (spec.paused): resume it first.</source>
        <translation>%1 ist von Hand angehalten (spec.paused): zuerst fortsetzen.</translation>
    </message>
    <message>
        <source>%1 is ready</source>
        <translation>%1 ist bereit</translation>
    </message>
    <message>
        <source>%1 is the stable version</source>
        <translation>%1 ist die stabile Version</translation>
    </message>
    <message>
        <source>%1 is the stable version, and the Rollout is healthy.</source>
        <translation>%1 ist die stabile Version, und der Rollout ist gesund.</translation>
    </message>
    <message>
        <source>%1 let no pod go even when all are healthy: unless they or their workloads are changed, it waits until its time is over</source>
        <translation>%1 lassen keinen Pod gehen, auch wenn alle gesund sind: Solange sie oder ihre Workloads nicht geändert werden, wird gewartet, bis die Zeit um ist</translation>
    </message>
    <message>
        <source>%1 makes a new one in its place. It has %2 s to end; another pod that has its name by then stays.</source>
        <translation>%1 legt an seiner Stelle einen neuen an. Er hat %2 s zum Beenden; ein anderer Pod, der dann seinen Namen trägt, bleibt.</translation>
    </message>
    <message>
        <source>%1 makes a new one. Budget %2 lets %3 go now: while it says no, it is asked again each 5 s.</source>
        <translation>%1 legt einen neuen an. Budget %2 lässt jetzt %3 gehen: Solange es nein sagt, wird alle 5 s erneut gefragt.</translation>
    </message>
    <message>
        <source>%1 may put %2 back, and later undo the way back. Change its source (Git) as well.</source>
        <translation>%1 stellt womöglich %2 wieder her und macht später auch den Rückweg zunichte. Ändern Sie auch die Quelle (Git).</translation>
    </message>
    <message>
        <source>%1 may put %2 back, and later undo the way back. Set %3 in its source (Git) as well.</source>
        <translation>%1 stellt %2 womöglich wieder her und macht später den Rückweg rückgängig. Setzen Sie %3 auch in der Quelle (Git).</translation>
    </message>
    <message>
        <source>%1 may undo this, and later the way back (%2). Change its source as well.</source>
        <translation>%1 macht dies womöglich rückgängig, später auch den Rückweg (%2). Ändern Sie auch die Quelle.</translation>
    </message>
    <message>
        <source>%1 may undo this, and later the way back (%2). Set %3 in its source as well.</source>
        <translation>%1 macht dies womöglich rückgängig und später auch den Rückweg (%2). Setzen Sie %3 auch in der Quelle.</translation>
    </message>
    <message>
        <source>%1 of %2 is a whole number, 0 or more.</source>
        <translation>%1 von %2 ist eine ganze Zahl ab 0.</translation>
    </message>
    <message>
        <source>%1 of %2 pods are up to date, %3 available</source>
        <translation>%1 von %2 Pods sind aktuell, %3 verfügbar</translation>
    </message>
    <message>
        <source>%1 of %2 pods of %3 are ready; %4 of %5</source>
        <translation>%1 von %2 Pods von %3 sind bereit; %4 von %5</translation>
    </message>
    <message>
        <source>%1 of %2 pods ready</source>
        <translation>%1 von %2 Pods bereit</translation>
    </message>
    <message>
        <source>%1 of %2 pods ready on %3 nodes; %4 has %5 of %6</source>
        <translation>%1 von %2 Pods bereit auf %3 Nodes; %4 hat %5 von %6</translation>
    </message>
    <message>
        <source>%1 of %2 ready as its workload says, the pods could not be read; %3 has %4 of %5</source>
        <translation>%1 von %2 bereit laut Workload, die Pods konnten nicht gelesen werden; %3 hat %4 von %5</translation>
    </message>
    <message>
        <source>%1 of %2; it says: %3</source>
        <translation>%1 von %2; es sagt: %3</translation>
    </message>
    <message>
        <source>%1 on their way; its policy is %2</source>
        <translation>%1 unterwegs; seine Regel ist %2</translation>
    </message>
    <message>
        <source>%1 on their way; its policy is %2, which a run by hand does not ask</source>
        <translation>%1 unterwegs; seine Regel ist %2, ein Lauf von Hand fragt sie nicht</translation>
    </message>
    <message>
        <source>%1 pods in CrashLoopBackOff</source>
        <translation>%1 Pods in CrashLoopBackOff</translation>
    </message>
    <message>
        <source>%1 pods of %2</source>
        <translation>%1 Pods von %2</translation>
    </message>
    <message>
        <source>%1 pods restarted in the last 10 min</source>
        <translation>%1 Pods in den letzten 10 min neu gestartet</translation>
    </message>
    <message>
        <source>%1 ready endpoints on %2 and none elsewhere, within 60 s.</source>
        <translation>%1 bereite Endpoints auf %2 und keine anderswo, binnen 60 s.</translation>
    </message>
    <message>
        <source>%1 ready endpoints on %2, %3 elsewhere</source>
        <translation>%1 bereite Endpoints auf %2, %3 anderswo</translation>
    </message>
    <message>
        <source>%1 replicas v %2</source>
        <translation>%1 Replicas gegen %2</translation>
    </message>
    <message>
        <source>%1 run now, %2 at most afterwards</source>
        <translation>%1 laufen jetzt, danach höchstens %2</translation>
    </message>
    <message>
        <source>%1 runs the template of revision %2 already.</source>
        <translation>%1 hat schon die Vorlage der Revision %2.</translation>
    </message>
    <message>
        <source>%1 stays at %2 replicas for the moment; the autoscaler goes by the new bounds from its next look on.</source>
        <translation>%1 bleibt vorerst bei %2 Replikaten; ab seinem nächsten Blick hält sich der Autoscaler an die neuen Grenzen.</translation>
    </message>
    <message>
        <source>%1 stays ready</source>
        <translation>%1 bleibt bereit</translation>
    </message>
    <message>
        <source>%1, which go on; schedule "%2"</source>
        <translation>%1, sie laufen weiter; Zeitplan „%2“</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>A %1 cannot be changed in this way.</source>
        <translation>Ein %1 lässt sich so nicht ändern.</translation>
    </message>
    <message>
        <source>A DaemonSet has one pod on each node that fits it; %1 cannot be scaled.</source>
        <translation>Ein DaemonSet hat einen Pod auf jedem passenden Knoten; %1 lässt sich nicht skalieren.</translation>
    </message>
    <message>
        <source>A Service's selector is changed by a switch only.</source>
        <translation>Den Selektor eines Service ändert nur ein Umschalten.</translation>
    </message>
    <message>
        <source>A deletion cannot be undone: the object and its pods are gone for good.</source>
        <translation>Ein Löschen lässt sich nicht rückgängig machen: Das Objekt und seine Pods sind endgültig weg.</translation>
    </message>
    <message>
        <source>A restart cannot be undone: the pods are gone.</source>
        <translation>Ein Neustart lässt sich nicht rückgängig machen: die Pods sind weg.</translation>
    </message>
    <message>
        <source>A restart cannot be undone: the pods that run now are gone for good.</source>
        <translation>Ein Neustart lässt sich nicht rückgängig machen: Die Pods, die jetzt laufen, sind dann endgültig weg.</translation>
    </message>
    <message>
        <source>A revision is a whole number, 0 or more: %1 is none.</source>
        <translation>Eine Revision ist eine ganze Zahl ab 0: %1 ist keine.</translation>
    </message>
    <message>
        <source>Abort the update of %1</source>
        <translation>Die Aktualisierung von %1 abbrechen</translation>
    </message>
    <message>
        <source>Accepted in a dry run</source>
        <translation>Probelauf angenommen</translation>
    </message>
    <message>
        <source>Active replica set</source>
        <translation>Aktives ReplicaSet</translation>
    </message>
    <message>
        <source>All are made anew</source>
        <translation>Alle werden neu angelegt</translation>
    </message>
    <message>
        <source>All of its pods are available</source>
        <translation>Alle seine Pods sind verfügbar</translation>
    </message>
    <message>
        <source>An update that is under way stays where it is, and a new image waits; pods that fail are still replaced.</source>
        <translation>Eine laufende Aktualisierung bleibt, wo sie ist, und ein neues Image wartet; ausgefallene Pods werden weiter ersetzt.</translation>
    </message>
    <message>
        <source>Argo Rollouts evicts its %1 pods, as many at a time as may be unavailable (%2, at least one); disruption budgets are heeded.</source>
        <translation>Argo Rollouts verdrängt seine %1 Pods, je so viele, wie fehlen dürfen (%2, mindestens einen); Disruption Budgets werden beachtet.</translation>
    </message>
    <message>
        <source>Argo Rollouts gives %1 all of the pods and all of the traffic as soon as they are available; an abort is not heeded until then.</source>
        <translation>Argo Rollouts gibt %1 alle Pods und allen Verkehr, sobald sie verfügbar sind; bis dahin wird kein Abbruch beachtet.</translation>
    </message>
    <message>
        <source>Argo Rollouts lets Service %1 select %2 in place of %3. The pods of %3 stay for %4 s, then they are scaled down.</source>
        <translation>Argo Rollouts lässt den Service %1 %2 statt %3 auswählen. Die Pods von %3 bleiben %4 s, dann werden sie abgebaut.</translation>
    </message>
    <message>
        <source>Argo Rollouts replaces the pods by those of %1, a few at a time.</source>
        <translation>Argo Rollouts ersetzt die Pods nach und nach durch die von %1.</translation>
    </message>
    <message>
        <source>Argo Rollouts starts the pods of %1 beside those in use, and switches as soon as they are available.</source>
        <translation>Argo Rollouts startet die Pods von %1 neben den benutzten und schaltet um, sobald sie verfügbar sind.</translation>
    </message>
    <message>
        <source>Argo Rollouts starts the pods of %1 beside those in use, and waits for a promotion.</source>
        <translation>Argo Rollouts startet die Pods von %1 neben den benutzten und wartet auf eine Freigabe.</translation>
    </message>
    <message>
        <source>Argo Rollouts takes %1 through its %2 steps.</source>
        <translation>Argo Rollouts führt %1 durch seine %2 Schritte.</translation>
    </message>
    <message>
        <source>Argo Rollouts takes %1 to step %2 of %3 (%4), at a weight of %5 %.</source>
        <translation>Argo Rollouts führt %1 bis Schritt %2 von %3 (%4), bei einem Gewicht von %5 %.</translation>
    </message>
    <message>
        <source>As you saw it</source>
        <translation>Wie Sie es sahen</translation>
    </message>
    <message>
        <source>Autoscaler %1 may shrink %2 to %3 pods once it has no load; the way back then starts smaller.</source>
        <translation>Autoscaler %1 darf %2 auf %3 Pods verkleinern, sobald dort keine Last mehr ist; der Rückweg beginnt dann kleiner.</translation>
    </message>
    <message>
        <source>Bounds</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Cause of the change</source>
        <translation>Grund der Änderung</translation>
    </message>
    <message>
        <source>Clocks agree</source>
        <translation>Uhren stimmen überein</translation>
    </message>
    <message>
        <source>Cluster is known</source>
        <translation>Cluster ist bekannt</translation>
    </message>
    <message>
        <source>Compare the cluster once more</source>
        <translation>Cluster noch einmal vergleichen</translation>
    </message>
    <message>
        <source>Container %1 of %2 has the image %3 already.</source>
        <translation>Container %1 von %2 hat das Image %3 schon.</translation>
    </message>
    <message>
        <source>Controllers make new pods for those that were evicted; the scheduler places them on other nodes.</source>
        <translation>Controller legen für die verdrängten neue Pods an; der Scheduler bringt sie auf andere Nodes.</translation>
    </message>
    <message>
        <source>Cordon is permitted</source>
        <translation>Sperren ist erlaubt</translation>
    </message>
    <message>
        <source>Cordon node %1</source>
        <translation>Knoten %1 sperren</translation>
    </message>
    <message>
        <source>Cordons it first: no new pod is placed on it from then on.</source>
        <translation>Sperrt ihn zuerst: Von da an kommt kein neuer Pod auf ihn.</translation>
    </message>
    <message>
        <source>Create Job %1</source>
        <translation>Job %1 anlegen</translation>
    </message>
    <message>
        <source>Database schemas, what hooks did and what the present version wrote stay: the older one has to cope with them.</source>
        <translation>Datenbankschemata, was Hooks taten und was die jetzige Version schrieb, bleiben: Die ältere muss damit zurechtkommen.</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>%1 löschen</translation>
    </message>
    <message>
        <source>Disruption budgets allow it</source>
        <translation>Disruption Budgets erlauben es</translation>
    </message>
    <message>
        <source>Drain node %1</source>
        <translation>Node %1 leeren</translation>
    </message>
    <message>
        <source>Endpoints fit now</source>
        <translation>Endpoints passen jetzt</translation>
    </message>
    <message>
        <source>Endpoints follow</source>
        <translation>Endpoints folgen</translation>
    </message>
    <message>
        <source>Every pod left on %1 needs --force or --delete-local-data to be evicted.</source>
        <translation>Jeder Pod, der noch auf %1 ist, braucht --force oder --delete-local-data, um verdrängt zu werden.</translation>
    </message>
    <message>
        <source>Evict Pod %1</source>
        <translation>Pod %1 verdrängen</translation>
    </message>
    <message>
        <source>For %1 s the pods of %2 are still there, and the way back is immediate; later they are started again and wait for a promotion.</source>
        <translation>%1 s lang sind die Pods von %2 noch da, und der Rückweg ist sofort; später werden sie neu gestartet und warten auf eine Freigabe.</translation>
    </message>
    <message>
        <source>From %1 to %2. Nothing changes if its uid or what is replaced is another one by then.</source>
        <translation>Von %1 nach %2. Nichts ändert sich, wenn die UID oder das Ersetzte bis dahin anders ist.</translation>
    </message>
    <message>
        <source>Going back is an update to the version before, with all of its steps (undo, then promote).</source>
        <translation>Der Rückweg ist eine Aktualisierung auf die vorige Version mit allen Schritten (zurücknehmen, dann freigeben).</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Image of %1</source>
        <translation>Image von %1</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Ingress %1 leads there already, by Service %2</source>
        <translation>Ingress %1 führt schon dorthin, über Service %2</translation>
    </message>
    <message>
        <source>Is at rest</source>
        <translation>Ist in Ruhe</translation>
    </message>
    <message>
        <source>It can be stopped at any time: what was evicted by then stays evicted.</source>
        <translation>Es kann jederzeit angehalten werden: Was bis dahin verdrängt ist, bleibt verdrängt.</translation>
    </message>
    <message>
        <source>It can still scale</source>
        <translation>Es kann noch skalieren</translation>
    </message>
    <message>
        <source>It goes back to %1 by one request.</source>
        <translation>Mit einer Anfrage ist es wieder %1.</translation>
    </message>
    <message>
        <source>It has finished; what is left of it is deleted.</source>
        <translation>Er ist fertig; was von ihm übrig ist, wird gelöscht.</translation>
    </message>
    <message>
        <source>It has no controller: nobody makes it anew. It has %1 s to end.</source>
        <translation>Er hat keinen Controller: Niemand legt ihn neu an. Er hat %1 s zum Beenden.</translation>
    </message>
    <message>
        <source>It is back in its own pause (%1) and waits for a promotion.</source>
        <translation>Er ist wieder in seiner eigenen Pause (%1) und wartet auf eine Freigabe.</translation>
    </message>
    <message>
        <source>It is ending already; it is asked for all the same, as it has to be gone.</source>
        <translation>Er wird schon beendet; er wird trotzdem angefragt, denn er muss weg sein.</translation>
    </message>
    <message>
        <source>It is made anew</source>
        <translation>Es wird neu erzeugt</translation>
    </message>
    <message>
        <source>It leaves step %1 (%2) and stays at step %3 of %4 (%5), at a weight of %6 %.</source>
        <translation>Er verlässt Schritt %1 (%2) und bleibt bei Schritt %3 von %4 (%5), bei einem Gewicht von %6 %.</translation>
    </message>
    <message>
        <source>It passes the last of its %1 steps: %2 becomes the stable version and takes all of the weight.</source>
        <translation>Er geht durch den letzten seiner %1 Schritte: %2 wird die stabile Version und nimmt das ganze Gewicht.</translation>
    </message>
    <message>
        <source>It reads %1.</source>
        <translation>Es steht auf %1.</translation>
    </message>
    <message>
        <source>It reads its metrics</source>
        <translation>Es liest seine Messwerte</translation>
    </message>
    <message>
        <source>It runs by its schedule again; a run that was missed may start at once.</source>
        <translation>Er läuft wieder nach seinem Zeitplan; ein versäumter Lauf kann sofort beginnen.</translation>
    </message>
    <message>
        <source>It selects %1 instead of %2. Nothing changes if its uid or selector is another one by then.</source>
        <translation>Er wählt dann %1 statt %2 aus. Nichts ändert sich, wenn uid oder Selektor bis dahin andere sind.</translation>
    </message>
    <message>
        <source>It stays at a later step, or all of them are passed.</source>
        <translation>Er bleibt bei einem späteren Schritt, oder alle sind vorbei.</translation>
    </message>
    <message>
        <source>It waits, or all of it is done.</source>
        <translation>Er wartet, oder alles ist getan.</translation>
    </message>
    <message>
        <source>It was not read.</source>
        <translation>Er wurde nicht gelesen.</translation>
    </message>
    <message>
        <source>Its UID could not be read; the request tests the Service's own uid.</source>
        <translation>Seine UID konnte nicht gelesen werden; die Anfrage prüft die uid des Service selbst.</translation>
    </message>
    <message>
        <source>Its UID could not be read; the request tests the object's own uid.</source>
        <translation>Seine UID war nicht zu lesen; die Anfrage prüft die UID des Objekts selbst.</translation>
    </message>
    <message>
        <source>Its controller follows</source>
        <translation>Sein Controller folgt</translation>
    </message>
    <message>
        <source>Its controller goes from %1 pods to %2; not ready ones and younger ones end first.</source>
        <translation>Sein Controller geht von %1 Pods auf %2; nicht bereite und jüngere enden zuerst.</translation>
    </message>
    <message>
        <source>Its controller goes from %1 pods to %2; the scheduler has to find room for the new ones.</source>
        <translation>Sein Controller geht von %1 Pods auf %2; der Scheduler muss Platz für die neuen finden.</translation>
    </message>
    <message>
        <source>Its controller has seen it.</source>
        <translation>Sein Controller hat es gesehen.</translation>
    </message>
    <message>
        <source>Its controller replaces all %1 pods, as many at a time as its update strategy allows.</source>
        <translation>Sein Controller ersetzt alle %1 Pods, so viele auf einmal, wie seine Strategie erlaubt.</translation>
    </message>
    <message>
        <source>Its controller says that all pods are younger than that, and they are available.</source>
        <translation>Sein Controller sagt, dass alle Pods jünger sind, und sie sind verfügbar.</translation>
    </message>
    <message>
        <source>Its controller waits with that version, or has done all of it.</source>
        <translation>Sein Controller wartet mit dieser Version oder hat alles getan.</translation>
    </message>
    <message>
        <source>Its pods are deleted with it, whether they are at work or finished.</source>
        <translation>Seine Pods werden mit ihm gelöscht, ob sie arbeiten oder fertig sind.</translation>
    </message>
    <message>
        <source>Its pods are ended now and made anew when it goes on; finished ones count.</source>
        <translation>Seine Pods werden jetzt beendet und neu erzeugt, wenn er weitergeht; fertige zählen.</translation>
    </message>
    <message>
        <source>Its pods are made now.</source>
        <translation>Seine Pods werden jetzt erzeugt.</translation>
    </message>
    <message>
        <source>Its pods are ready</source>
        <translation>Seine Pods sind bereit</translation>
    </message>
    <message>
        <source>Job %1</source>
        <translation>Job %1</translation>
    </message>
    <message>
        <source>Job %1 is finished; there is nothing to suspend or resume.</source>
        <translation>Job %1 ist fertig; es gibt nichts anzuhalten oder fortzusetzen.</translation>
    </message>
    <message>
        <source>Kubernetes gives the template that is gone back to a new number; the way back goes by name (%1).</source>
        <translation>Kubernetes gibt der Vorlage, zu der zurückgegangen wird, eine neue Nummer; der Rückweg geht nach dem Namen (%1).</translation>
    </message>
    <message>
        <source>Kubernetes puts the ready pods of %1 behind the Service, then each node's proxy follows.</source>
        <translation>Kubernetes stellt die bereiten Pods von %1 hinter den Service, dann folgt der Proxy jedes Node.</translation>
    </message>
    <message>
        <source>Lease %1 is free</source>
        <translation>Lease %1 ist frei</translation>
    </message>
    <message>
        <source>Lease %1 is held by %2</source>
        <translation>Lease %1 wird von %2 gehalten</translation>
    </message>
    <message>
        <source>Lease %1 of %2 has run out</source>
        <translation>Lease %1 von %2 ist abgelaufen</translation>
    </message>
    <message>
        <source>Let %1 run again</source>
        <translation>%1 wieder laufen lassen</translation>
    </message>
    <message>
        <source>Lock is free</source>
        <translation>Sperre ist frei</translation>
    </message>
    <message>
        <source>Lock is permitted</source>
        <translation>Sperren ist erlaubt</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Entstanden</translation>
    </message>
    <message>
        <source>Name how many replicas %1 shall have: 0 or more.</source>
        <translation>Nennen Sie, wie viele Replikate %1 haben soll: 0 oder mehr.</translation>
    </message>
    <message>
        <source>Name one of the containers of %1: %2.</source>
        <translation>Einen der Container von %1 nennen: %2.</translation>
    </message>
    <message>
        <source>Name the container of %1: %2.</source>
        <translation>Nennen Sie den Container von %1: %2.</translation>
    </message>
    <message>
        <source>Name the image that %1 shall run.</source>
        <translation>Nennen Sie das Image, das %1 ausführen soll.</translation>
    </message>
    <message>
        <source>Name the slot that Service %1 is to select.</source>
        <translation>Nennen Sie den Slot, den Service %1 auswählen soll.</translation>
    </message>
    <message>
        <source>New pods may be placed on it again; pods do not move back by themselves.</source>
        <translation>Neue Pods können wieder auf ihn kommen; von selbst ziehen Pods nicht zurück.</translation>
    </message>
    <message>
        <source>No analysis is in doubt</source>
        <translation>Keine Analyse ist zweifelhaft</translation>
    </message>
    <message>
        <source>No autoscaler decides the number</source>
        <translation>Kein Autoscaler bestimmt die Zahl</translation>
    </message>
    <message>
        <source>No local data is lost</source>
        <translation>Keine lokalen Daten gehen verloren</translation>
    </message>
    <message>
        <source>No new run starts by its schedule; runs on their way go on.</source>
        <translation>Nach dem Zeitplan beginnt kein neuer Lauf; laufende gehen weiter.</translation>
    </message>
    <message>
        <source>No other Tealdeck can change %1 while this runs; kubectl, CI and Argo CD still can.</source>
        <translation>Kein anderes Tealdeck kann %1 währenddessen ändern; kubectl, CI und Argo CD aber schon.</translation>
    </message>
    <message>
        <source>No revision keeps the template that runs now: there is no way back to it from here.</source>
        <translation>Keine Revision bewahrt die Vorlage auf, die jetzt läuft: Von hier führt kein Rückweg zu ihr.</translation>
    </message>
    <message>
        <source>No run beside it</source>
        <translation>Kein Lauf daneben</translation>
    </message>
    <message>
        <source>No running pod has to end</source>
        <translation>Kein laufender Pod muss enden</translation>
    </message>
    <message>
        <source>No update is under way</source>
        <translation>Keine Aktualisierung läuft</translation>
    </message>
    <message>
        <source>No work is thrown away</source>
        <translation>Keine Arbeit geht verloren</translation>
    </message>
    <message>
        <source>Nobody makes a new one: it has no controller.</source>
        <translation>Niemand erzeugt einen neuen: Er hat keinen Controller.</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Node</translation>
    </message>
    <message>
        <source>None of the %1 evicted pods is on the node any more.</source>
        <translation>Keiner der %1 verdrängten Pods ist noch auf dem Node.</translation>
    </message>
    <message>
        <source>Not undone by others</source>
        <translation>Niemand setzt zurück</translation>
    </message>
    <message>
        <source>Nothing follows before it is resumed.</source>
        <translation>Es geschieht nichts, bevor er fortgesetzt wird.</translation>
    </message>
    <message>
        <source>Nothing in namespace %1 carries %2. Check the name of the slot.</source>
        <translation>Nichts im Namespace %1 trägt %2. Prüfen Sie den Namen des Slots.</translation>
    </message>
    <message>
        <source>Nothing is sent unless its UID is still %1.</source>
        <translation>Es wird nur gesendet, wenn seine UID noch %1 ist.</translation>
    </message>
    <message>
        <source>Nothing is skipped</source>
        <translation>Nichts wird übersprungen</translation>
    </message>
    <message>
        <source>Nothing is under way; a new image is rolled out again.</source>
        <translation>Es läuft nichts; ein neues Image wird wieder ausgerollt.</translation>
    </message>
    <message>
        <source>Nothing reverts by itself: going back is a change like this one.</source>
        <translation>Nichts kehrt von selbst um: Der Rückweg ist eine Änderung wie diese.</translation>
    </message>
    <message>
        <source>Nothing reverts by itself: switching back is a change like this one.</source>
        <translation>Nichts kehrt von selbst zurück: Zurückschalten ist eine Änderung wie diese.</translation>
    </message>
    <message>
        <source>One budget speaks of a pod</source>
        <translation>Ein Budget gilt für einen Pod</translation>
    </message>
    <message>
        <source>Only the pod template goes back; replicas, strategy and Services stay as they are.</source>
        <translation>Nur die Pod-Vorlage geht zurück; Replikate, Strategie und Services bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Only the rollout of a Deployment can be paused; %1 is a %2.</source>
        <translation>Nur der Rollout eines Deployments lässt sich anhalten; %1 ist ein %2.</translation>
    </message>
    <message>
        <source>Open connections stay with %1 until they close.</source>
        <translation>Offene Verbindungen bleiben bei %1, bis sie schließen.</translation>
    </message>
    <message>
        <source>Other Tealdecks are kept off; kubectl, CI and Argo CD still can change it.</source>
        <translation>Andere Tealdecks werden ferngehalten; kubectl, CI und Argo CD können ihn weiter ändern.</translation>
    </message>
    <message>
        <source>Other nodes have room</source>
        <translation>Andere Nodes haben Platz</translation>
    </message>
    <message>
        <source>Other nodes take new pods</source>
        <translation>Andere Knoten nehmen neue Pods</translation>
    </message>
    <message>
        <source>Other ways to %1</source>
        <translation>Andere Wege zu %1</translation>
    </message>
    <message>
        <source>Others keep working</source>
        <translation>Andere arbeiten weiter</translation>
    </message>
    <message>
        <source>Patch %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>Patch %1 %2</source>
        <translation>%1 %2 ändern</translation>
    </message>
    <message>
        <source>Patch Service %1</source>
        <translation>Service %1 patchen</translation>
    </message>
    <message>
        <source>Patch is permitted</source>
        <translation>Patchen ist erlaubt</translation>
    </message>
    <message>
        <source>Pause %1</source>
        <translation>%1 anhalten</translation>
    </message>
    <message>
        <source>Pause the rollout of %1</source>
        <translation>Rollout von %1 anhalten</translation>
    </message>
    <message>
        <source>Pods available</source>
        <translation>Verfügbare Pods</translation>
    </message>
    <message>
        <source>Pods do not move back: they stay where they were made anew.</source>
        <translation>Pods ziehen nicht zurück: Sie bleiben, wo sie neu angelegt wurden.</translation>
    </message>
    <message>
        <source>Pods on it that are evicted</source>
        <translation>Pods darauf, die verdrängt werden</translation>
    </message>
    <message>
        <source>Pods on it that stay</source>
        <translation>Pods darauf, die bleiben</translation>
    </message>
    <message>
        <source>Pods stay as they are; later changes of the template wait.</source>
        <translation>Pods bleiben, wie sie sind; spätere Änderungen der Vorlage warten.</translation>
    </message>
    <message>
        <source>Pods that ended stay ended; what they held in memory is lost.</source>
        <translation>Beendete Pods bleiben beendet; was sie im Speicher hielten, ist verloren.</translation>
    </message>
    <message>
        <source>Pods that run on it stay; new ones are placed on other nodes.</source>
        <translation>Pods, die auf ihm laufen, bleiben; neue kommen auf andere Knoten.</translation>
    </message>
    <message>
        <source>Pods up to date and available: %1, no others left.</source>
        <translation>Aktuelle und verfügbare Pods: %1, keine anderen mehr da.</translation>
    </message>
    <message>
        <source>Promote %1</source>
        <translation>%1 freigeben</translation>
    </message>
    <message>
        <source>Promote %1 in full</source>
        <translation>%1 ganz freigeben</translation>
    </message>
    <message>
        <source>Ready endpoints</source>
        <translation>Bereite Endpoints</translation>
    </message>
    <message>
        <source>Ready pods of %1, until new ones are ready</source>
        <translation>Bereite Pods von %1, bis neue bereit sind</translation>
    </message>
    <message>
        <source>Replicas wanted</source>
        <translation>Gewünschte Replikate</translation>
    </message>
    <message>
        <source>Restart %1</source>
        <translation>%1 neu starten</translation>
    </message>
    <message>
        <source>Resume %1</source>
        <translation>%1 fortsetzen</translation>
    </message>
    <message>
        <source>Resume the rollout of %1</source>
        <translation>Rollout von %1 fortsetzen</translation>
    </message>
    <message>
        <source>Retry the update of %1</source>
        <translation>Die Aktualisierung von %1 noch einmal versuchen</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>Roll %1 back to revision %2</source>
        <translation>%1 auf Revision %2 zurückrollen</translation>
    </message>
    <message>
        <source>Run %1 now</source>
        <translation>%1 jetzt laufen lassen</translation>
    </message>
    <message>
        <source>Run %1 once more</source>
        <translation>%1 noch einmal laufen lassen</translation>
    </message>
    <message>
        <source>Runs on their way</source>
        <translation>Laufende Läufe</translation>
    </message>
    <message>
        <source>Same size as %1</source>
        <translation>So groß wie %1</translation>
    </message>
    <message>
        <source>Say which image %1 shall run; it has no blanks in it.</source>
        <translation>Sagen, welches Image %1 laufen lassen soll; es enthält keine Leerzeichen.</translation>
    </message>
    <message>
        <source>Scale %1 back to %2</source>
        <translation>%1 zurück auf %2 skalieren</translation>
    </message>
    <message>
        <source>Scale %1 to %2</source>
        <translation>%1 auf %2 skalieren</translation>
    </message>
    <message>
        <source>Selects nothing but %1</source>
        <translation>Wählt nur %1 aus</translation>
    </message>
    <message>
        <source>Service %1 selects</source>
        <translation>Service %1 wählt aus</translation>
    </message>
    <message>
        <source>Service %1 selects %2 already. There is nothing to switch.</source>
        <translation>Service %1 wählt %2 schon aus. Es gibt nichts umzuschalten.</translation>
    </message>
    <message>
        <source>Set %1 back to image %2</source>
        <translation>%1 zurück auf Image %2 setzen</translation>
    </message>
    <message>
        <source>Set %1 to image %2</source>
        <translation>%1 auf Image %2 setzen</translation>
    </message>
    <message>
        <source>Set container %1 of %2 to image %3</source>
        <translation>Container %1 von %2 auf Image %3 setzen</translation>
    </message>
    <message>
        <source>Set the bounds of autoscaler %1</source>
        <translation>Grenzen des Autoscalers %1 setzen</translation>
    </message>
    <message>
        <source>Something is left</source>
        <translation>Etwas bleibt übrig</translation>
    </message>
    <message>
        <source>Stable replica set</source>
        <translation>Stabiles ReplicaSet</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Suspend %1</source>
        <translation>%1 anhalten</translation>
    </message>
    <message>
        <source>Switch %1 back to %2</source>
        <translation>%1 auf %2 zurückschalten</translation>
    </message>
    <message>
        <source>Switch %1 to %2</source>
        <translation>%1 auf %2 umschalten</translation>
    </message>
    <message>
        <source>Take %1 back to revision %2</source>
        <translation>%1 auf Revision %2 zurücknehmen</translation>
    </message>
    <message>
        <source>Take the lock of %1</source>
        <translation>Sperre von %1 nehmen</translation>
    </message>
    <message>
        <source>The Job controller makes its pods; whether the work succeeds is not part of this change.</source>
        <translation>Der Job-Controller erzeugt seine Pods; ob die Arbeit gelingt, gehört nicht zu dieser Änderung.</translation>
    </message>
    <message>
        <source>The Service was applied with kubectl: applying its manifest again puts the manifest's selector back.</source>
        <translation>Der Service wurde mit kubectl angewandt: Ein erneutes apply seines Manifests stellt dessen Selektor wieder her.</translation>
    </message>
    <message>
        <source>The active Service selects %1, and it is the stable version.</source>
        <translation>Der aktive Service wählt %1 aus, und es ist die stabile Version.</translation>
    </message>
    <message>
        <source>The autoscaler takes %1 from %2 to %3 replicas at its next look, by default within 15 s.</source>
        <translation>Der Autoscaler bringt %1 bei seinem nächsten Blick von %2 auf %3 Replikate, üblicherweise binnen 15 s.</translation>
    </message>
    <message>
        <source>The bounds of %1 have to be min &lt;= max and max &gt;= 1; wanted were %2.</source>
        <translation>Die Grenzen von %1 müssen min &lt;= max und max &gt;= 1 sein; gewünscht war %2.</translation>
    </message>
    <message>
        <source>The controller has not followed the last change of %1 yet. Look again in a moment.</source>
        <translation>Der Controller ist der letzten Änderung von %1 noch nicht gefolgt. Gleich noch einmal nachsehen.</translation>
    </message>
    <message>
        <source>The node reads %1.</source>
        <translation>Der Knoten steht auf %1.</translation>
    </message>
    <message>
        <source>The node was cordoned before and stays so; uncordon it when it may take pods again.</source>
        <translation>Der Node war vorher gesperrt und bleibt es; gib ihn frei, wenn er wieder Pods nehmen darf.</translation>
    </message>
    <message>
        <source>The pods of %1 are made again where they were scaled down, and it goes on as after a new image.</source>
        <translation>Die Pods von %1 werden neu gemacht, wo sie abgebaut sind, und es geht weiter wie nach einem neuen Image.</translation>
    </message>
    <message>
        <source>The pods of %1 are still there (until %2): Argo Rollouts switches to them without waiting for a promotion.</source>
        <translation>Die Pods von %1 sind noch da (bis %2): Argo Rollouts schaltet auf sie um, ohne auf eine Freigabe zu warten.</translation>
    </message>
    <message>
        <source>The pods of %1 follow %2 (spec.workloadRef): change that one.</source>
        <translation>Die Pods von %1 folgen %2 (spec.workloadRef): dort ändern.</translation>
    </message>
    <message>
        <source>The pods on %1 were not read.</source>
        <translation>Die Pods auf %1 wurden nicht gelesen.</translation>
    </message>
    <message>
        <source>The rollout of %1 is paused: resume it first, then roll back.</source>
        <translation>Der Rollout von %1 ist angehalten: Setzen Sie ihn erst fort, dann rollen Sie zurück.</translation>
    </message>
    <message>
        <source>The selector goes back to %1 by one request. %2 has %3 of %4 pods ready now.</source>
        <translation>Der Selektor geht mit einer Anfrage auf %1 zurück. %2 hat jetzt %3 von %4 Pods bereit.</translation>
    </message>
    <message>
        <source>The selector of Service %1/%2 names no slot (%3). Name its label in the workspace.</source>
        <translation>Der Selektor von Service %1/%2 nennt keinen Slot (%3). Nennen Sie sein Label im Workspace.</translation>
    </message>
    <message>
        <source>The server has a Job %1.</source>
        <translation>Der Server hat einen Job %1.</translation>
    </message>
    <message>
        <source>The server has no object with this uid any more.</source>
        <translation>Der Server hat kein Objekt mit dieser UID mehr.</translation>
    </message>
    <message>
        <source>The target of %1 is a percentage above 0.</source>
        <translation>Das Ziel von %1 ist ein Prozentsatz über 0.</translation>
    </message>
    <message>
        <source>The time to end is a number of seconds, 0 or more.</source>
        <translation>Die Zeit zum Beenden ist eine Zahl von Sekunden ab 0.</translation>
    </message>
    <message>
        <source>The update of %1 is aborted already.</source>
        <translation>Die Aktualisierung von %1 ist schon abgebrochen.</translation>
    </message>
    <message>
        <source>The update of %1 was aborted: retry it first, or undo it.</source>
        <translation>Die Aktualisierung von %1 wurde abgebrochen: zuerst noch einmal versuchen oder zurücknehmen.</translation>
    </message>
    <message>
        <source>The update that is under way goes on from where it is.</source>
        <translation>Die laufende Aktualisierung geht von dort weiter, wo sie ist.</translation>
    </message>
    <message>
        <source>The update that is under way is given up: %1 is the stable version, and no step is waited for.</source>
        <translation>Die laufende Aktualisierung wird aufgegeben: %1 ist die stabile Version, und auf keinen Schritt wird gewartet.</translation>
    </message>
    <message>
        <source>The update to %1 begins anew at step 1 of %2 (%3).</source>
        <translation>Die Aktualisierung auf %1 beginnt von vorn bei Schritt 1 von %2 (%3).</translation>
    </message>
    <message>
        <source>The update to %1 begins anew.</source>
        <translation>Die Aktualisierung auf %1 beginnt von vorn.</translation>
    </message>
    <message>
        <source>The version that is wanted stays %1, and the Rollout stays degraded until it is retried, undone or given another image.</source>
        <translation>Gewünscht bleibt die Version %1, und der Rollout bleibt „degraded“, bis er noch einmal versucht, zurückgenommen oder mit einem anderen Image versehen wird.</translation>
    </message>
    <message>
        <source>The weight of %1 becomes 0: its pods are ended, and %2 gets all of its pods again.</source>
        <translation>Das Gewicht von %1 wird 0: seine Pods werden beendet, und %2 bekommt wieder alle seine Pods.</translation>
    </message>
    <message>
        <source>There are more than %1 pods on %2; no plan is made for so many.</source>
        <translation>Auf %2 sind mehr als %1 Pods; für so viele wird kein Plan gemacht.</translation>
    </message>
    <message>
        <source>There is a way back</source>
        <translation>Es gibt einen Rückweg</translation>
    </message>
    <message>
        <source>There is nothing to abort: no update of %1 is under way.</source>
        <translation>Es gibt nichts abzubrechen: keine Aktualisierung von %1 läuft.</translation>
    </message>
    <message>
        <source>There is nothing to promote: the version that is wanted of %1 is the stable one.</source>
        <translation>Es gibt nichts freizugeben: die gewünschte Version von %1 ist die stabile.</translation>
    </message>
    <message>
        <source>There is nothing to retry: the update of %1 was not aborted.</source>
        <translation>Es gibt nichts noch einmal zu versuchen: die Aktualisierung von %1 wurde nicht abgebrochen.</translation>
    </message>
    <message>
        <source>Time to end, in seconds</source>
        <translation>Zeit zum Beenden, in Sekunden</translation>
    </message>
    <message>
        <source>UID %1</source>
        <translation>UID %1</translation>
    </message>
    <message>
        <source>Uncordon node %1</source>
        <translation>Knoten %1 freigeben</translation>
    </message>
    <message>
        <source>Until all steps are passed an abort takes the new version's weight back to 0.</source>
        <translation>Bis alle Schritte vorbei sind, nimmt ein Abbruch das Gewicht der neuen Version auf 0 zurück.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Watch until the effect is seen</source>
        <translation>Beobachten, bis die Wirkung zu sehen ist</translation>
    </message>
    <message>
        <source>Weight of the new version</source>
        <translation>Gewicht der neuen Version</translation>
    </message>
    <message>
        <source>What %1 has written by then stays written.</source>
        <translation>Was %1 bis dahin geschrieben hat, bleibt geschrieben.</translation>
    </message>
    <message>
        <source>What follows</source>
        <translation>Was folgt</translation>
    </message>
    <message>
        <source>What stays is known</source>
        <translation>Was bleibt, ist bekannt</translation>
    </message>
    <message>
        <source>What the job does is not undone; the Job itself can be deleted.</source>
        <translation>Was der Job tut, wird nicht rückgängig gemacht; der Job selbst lässt sich löschen.</translation>
    </message>
    <message>
        <source>What the pods read stays as it is today: %1.</source>
        <translation>Was die Pods lesen, bleibt, wie es heute ist: %1.</translation>
    </message>
    <message>
        <source>What was changed while it was paused is rolled out now.</source>
        <translation>Was während der Pause geändert wurde, wird jetzt ausgerollt.</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>Wo er steht</translation>
    </message>
    <message>
        <source>Whether an autoscaler will shrink %1 is not known: the autoscalers could not be read.</source>
        <translation>Ob ein Autoscaler %1 verkleinert, ist nicht bekannt: Die Autoscaler konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Without time to end it may still run on its node when it is gone here; a second one may start beside it.</source>
        <translation>Ohne Zeit zum Beenden läuft er womöglich noch auf seinem Knoten, wenn er hier weg ist; ein zweiter kann daneben beginnen.</translation>
    </message>
    <message>
        <source>accepted by the API server</source>
        <translation>vom API-Server angenommen</translation>
    </message>
    <message>
        <source>admission webhook %1 could not be asked: %2</source>
        <translation>Admission-Webhook %1 konnte nicht gefragt werden: %2</translation>
    </message>
    <message>
        <source>all %1 pods end: nothing answers for it any more</source>
        <translation>alle %1 Pods enden: Dafür antwortet dann nichts mehr</translation>
    </message>
    <message>
        <source>all ready pods are on this node, so there is an interruption: %1</source>
        <translation>alle bereiten Pods sind auf diesem Node, also gibt es eine Unterbrechung: %1</translation>
    </message>
    <message>
        <source>also selected by Service %1, to which no Ingress leads</source>
        <translation>auch von Service %1 ausgewählt, zu dem kein Ingress führt</translation>
    </message>
    <message>
        <source>an Argo Rollout moves this selector itself. Promote or undo the Rollout instead.</source>
        <translation>ein Argo Rollout bewegt diesen Selektor selbst. Führen Sie das Rollout dort weiter oder zurück.</translation>
    </message>
    <message>
        <source>another %1 has this name since you looked</source>
        <translation>ein anderes %1 trägt diesen Namen, seit Sie hingesehen haben</translation>
    </message>
    <message>
        <source>another Service has this name since you looked</source>
        <translation>ein anderer Service trägt diesen Namen, seit Sie hingesehen haben</translation>
    </message>
    <message>
        <source>another cluster answers: its UID is %1, this session began with %2</source>
        <translation>ein anderer Cluster antwortet: seine UID ist %1, diese Sitzung begann mit %2</translation>
    </message>
    <message>
        <source>autoscaler %1 (%2) sets the number itself and will change it again. Change its bounds instead.</source>
        <translation>Autoscaler %1 (%2) setzt die Zahl selbst und ändert sie wieder. Ändern Sie lieber seine Grenzen.</translation>
    </message>
    <message>
        <source>autoscaler %1 (%2) stops working while it has no replicas</source>
        <translation>Autoscaler %1 (%2) ruht, solange es keine Replikate gibt</translation>
    </message>
    <message>
        <source>between %1 and %2</source>
        <translation>zwischen %1 und %2</translation>
    </message>
    <message>
        <source>by %1 %2</source>
        <translation>von %1 %2</translation>
    </message>
    <message>
        <source>by their requests on %1 other nodes for all %2</source>
        <translation>nach ihren Anforderungen auf %1 anderen Nodes für alle %2</translation>
    </message>
    <message>
        <source>by their requests there is none on %1 other nodes for %2: they will wait</source>
        <translation>nach ihren Anforderungen ist auf %1 anderen Nodes keiner für %2: sie werden warten</translation>
    </message>
    <message>
        <source>cannot be told: there are more pods or nodes than are read for a plan</source>
        <translation>nicht zu sagen: es gibt mehr Pods oder Nodes, als für einen Plan gelesen werden</translation>
    </message>
    <message>
        <source>changed since you looked: it selects %1 now</source>
        <translation>geändert, seit Sie hingesehen haben: er wählt jetzt %1 aus</translation>
    </message>
    <message>
        <source>create and update leases in namespace %1 is not allowed; other Tealdecks cannot be kept off</source>
        <translation>create und update auf leases im Namespace %1 sind nicht erlaubt; andere Tealdecks lassen sich nicht fernhalten</translation>
    </message>
    <message>
        <source>create, update leases is allowed</source>
        <translation>create, update auf leases sind erlaubt</translation>
    </message>
    <message>
        <source>each has ready pods on other nodes</source>
        <translation>jeder hat bereite Pods auf anderen Nodes</translation>
    </message>
    <message>
        <source>each pod that leaves has a controller</source>
        <translation>jeder Pod, der geht, hat einen Controller</translation>
    </message>
    <message>
        <source>emptyDir volumes are deleted with %1</source>
        <translation>emptyDir-Volumes werden mit %1 gelöscht</translation>
    </message>
    <message>
        <source>emptyDir volumes of %1 would be deleted; with --delete-local-data they are</source>
        <translation>emptyDir-Volumes von %1 würden gelöscht; mit --delete-local-data werden sie es</translation>
    </message>
    <message>
        <source>it has no analysis; only its pause ends</source>
        <translation>er hat keine Analyse; nur seine Pause endet</translation>
    </message>
    <message>
        <source>it has no controller: it is gone for good</source>
        <translation>er hat keinen Controller: Er ist endgültig weg</translation>
    </message>
    <message>
        <source>it has no emptyDir volume</source>
        <translation>er hat kein emptyDir-Volume</translation>
    </message>
    <message>
        <source>it has not said so yet</source>
        <translation>er hat es noch nicht gesagt</translation>
    </message>
    <message>
        <source>it has seen everything so far</source>
        <translation>er hat bisher alles gesehen</translation>
    </message>
    <message>
        <source>it is paused by hand: nothing follows before it is resumed</source>
        <translation>er ist von Hand angehalten: es geschieht nichts, bevor er fortgesetzt wird</translation>
    </message>
    <message>
        <source>it says: %1</source>
        <translation>es sagt: %1</translation>
    </message>
    <message>
        <source>it waits for new pods to become ready; allowed now of pods here: %1</source>
        <translation>es wartet, bis neue Pods bereit sind; jetzt erlaubt von Pods hier: %1</translation>
    </message>
    <message>
        <source>its analyses before and after the promotion are skipped</source>
        <translation>seine Analysen vor und nach der Freigabe werden übersprungen</translation>
    </message>
    <message>
        <source>its rollout is paused: nothing follows until it is resumed</source>
        <translation>sein Rollout ist angehalten: Nichts folgt, bis er fortgesetzt wird</translation>
    </message>
    <message>
        <source>its update strategy is OnDelete: pods stay as they are until somebody deletes them</source>
        <translation>seine Strategie ist OnDelete: Pods bleiben, bis jemand sie löscht</translation>
    </message>
    <message>
        <source>less than 1 s apart</source>
        <translation>weniger als 1 s auseinander</translation>
    </message>
    <message>
        <source>min and max are equal: load no longer changes the number</source>
        <translation>min und max sind gleich: Die Last ändert die Zahl nicht mehr</translation>
    </message>
    <message>
        <source>no answer told the server's time</source>
        <translation>keine Antwort nannte die Uhrzeit des Servers</translation>
    </message>
    <message>
        <source>no autoscaler names it</source>
        <translation>kein Autoscaler nennt es</translation>
    </message>
    <message>
        <source>no other Service selects it</source>
        <translation>kein anderer Service wählt ihn aus</translation>
    </message>
    <message>
        <source>no pod of %1 is ready</source>
        <translation>kein Pod von %1 ist bereit</translation>
    </message>
    <message>
        <source>no pod of a DaemonSet or of the node itself is on it</source>
        <translation>kein Pod eines DaemonSets oder des Nodes selbst ist darauf</translation>
    </message>
    <message>
        <source>no pod that leaves has an emptyDir volume</source>
        <translation>kein Pod, der geht, hat ein emptyDir-Volume</translation>
    </message>
    <message>
        <source>no restart in the last 10 min</source>
        <translation>kein Neustart in den letzten 10 min</translation>
    </message>
    <message>
        <source>no revision keeps the template that runs now</source>
        <translation>keine Revision bewahrt die Vorlage auf, die jetzt läuft</translation>
    </message>
    <message>
        <source>no step is left</source>
        <translation>kein Schritt ist übrig</translation>
    </message>
    <message>
        <source>nobody else keeps this selector</source>
        <translation>niemand sonst pflegt diesen Selektor</translation>
    </message>
    <message>
        <source>nobody else marked it as theirs</source>
        <translation>niemand anderes beansprucht es</translation>
    </message>
    <message>
        <source>nobody makes %1 anew: they are gone for good</source>
        <translation>niemand legt %1 neu an: sie sind endgültig weg</translation>
    </message>
    <message>
        <source>none is inconclusive</source>
        <translation>keine ist ergebnislos</translation>
    </message>
    <message>
        <source>none speaks of these pods</source>
        <translation>keines gilt für diese Pods</translation>
    </message>
    <message>
        <source>none speaks of this pod</source>
        <translation>keines betrifft diesen Pod</translation>
    </message>
    <message>
        <source>on %1 other nodes for %2; cannot be told for %3 (affinity, spreading, volumes, ports)</source>
        <translation>auf %1 anderen Nodes für %2; nicht zu sagen für %3 (Affinität, Verteilung, Volumes, Ports)</translation>
    </message>
    <message>
        <source>patch nodes %1 is allowed</source>
        <translation>patch nodes %1 ist erlaubt</translation>
    </message>
    <message>
        <source>patch nodes %1 is not allowed</source>
        <translation>patch nodes %1 ist nicht erlaubt</translation>
    </message>
    <message>
        <source>pods at work: %1</source>
        <translation>arbeitende Pods: %1</translation>
    </message>
    <message>
        <source>pods of DaemonSets and of the node itself stay: %1</source>
        <translation>Pods von DaemonSets und des Nodes selbst bleiben: %1</translation>
    </message>
    <message>
        <source>pods of others would get requests, too: %1</source>
        <translation>auch Pods anderer bekämen Anfragen: %1</translation>
    </message>
    <message>
        <source>pods wanted: %1</source>
        <translation>gewünschte Pods: %1</translation>
    </message>
    <message>
        <source>read-only: no dry run is sent</source>
        <translation>nur lesend: es wird kein Probelauf gesendet</translation>
    </message>
    <message>
        <source>ready nodes that are not cordoned, without this one: %1</source>
        <translation>bereite, nicht gesperrte Knoten ohne diesen: %1</translation>
    </message>
    <message>
        <source>refused by the server: %1</source>
        <translation>vom Server abgelehnt: %1</translation>
    </message>
    <message>
        <source>several speak of %1: the server evicts no such pod</source>
        <translation>mehrere gelten für %1: der Server verdrängt keinen solchen Pod</translation>
    </message>
    <message>
        <source>steps that are left are skipped: %1</source>
        <translation>übrige Schritte werden übersprungen: %1</translation>
    </message>
    <message>
        <source>the %1 changed while this plan was made, or the patch is invalid: %2</source>
        <translation>%1 änderte sich, während dieser Plan entstand, oder der Patch ist ungültig: %2</translation>
    </message>
    <message>
        <source>the first one has ended</source>
        <translation>der erste ist zu Ende</translation>
    </message>
    <message>
        <source>the first one still has %1 pods at work</source>
        <translation>der erste hat noch %1 arbeitende Pods</translation>
    </message>
    <message>
        <source>the last analysis was inconclusive; a promotion goes on in spite of it</source>
        <translation>die letzte Analyse war ergebnislos; eine Freigabe geht trotzdem weiter</translation>
    </message>
    <message>
        <source>the last change of it was not seen by its controller yet</source>
        <translation>die letzte Änderung hat sein Controller noch nicht gesehen</translation>
    </message>
    <message>
        <source>the same object</source>
        <translation>dasselbe Objekt</translation>
    </message>
    <message>
        <source>the server would make %1 of it</source>
        <translation>der Server würde %1 daraus machen</translation>
    </message>
    <message>
        <source>the server's answer to the dry run cannot be read</source>
        <translation>die Antwort des Servers auf den Probelauf ist nicht lesbar</translation>
    </message>
    <message>
        <source>the server's is %1 s ahead of ours</source>
        <translation>die des Servers geht %1 s vor</translation>
    </message>
    <message>
        <source>the server's is %1 s behind ours</source>
        <translation>die des Servers geht %1 s nach</translation>
    </message>
    <message>
        <source>the update to %1 is not done (%2); it is left for this one</source>
        <translation>die Aktualisierung auf %1 ist nicht fertig (%2); sie wird für diese verlassen</translation>
    </message>
    <message>
        <source>those that speak of these pods allow all of them now</source>
        <translation>die für diese Pods gelten, erlauben jetzt alle</translation>
    </message>
    <message>
        <source>unchanged since you looked</source>
        <translation>unverändert, seit Sie hingesehen haben</translation>
    </message>
    <message>
        <source>what lies in %1 (emptyDir) is deleted with it</source>
        <translation>was in %1 (emptyDir) liegt, wird mit ihm gelöscht</translation>
    </message>
    <message>
        <source>what runs now is revision %1 (%2)</source>
        <translation>was jetzt läuft, ist Revision %1 (%2)</translation>
    </message>
</context>
<context>
    <name>PlanValue</name>
    <message>
        <source>not selected by its Service</source>
        <translation>vom Service nicht ausgewählt</translation>
    </message>
    <message>
        <source>selected by its Service</source>
        <translation>vom Service ausgewählt</translation>
    </message>
</context>
<context>
    <name>Probe</name>
    <message>
        <source>%1 does not complete a TLS handshake.</source>
        <translation>%1 schließt keinen TLS-Handshake ab.</translation>
    </message>
    <message>
        <source>%1 shows no certificate.</source>
        <translation>%1 zeigt kein Zertifikat.</translation>
    </message>
    <message>
        <source>The name %1 cannot be looked up.</source>
        <translation>Der Name %1 lässt sich nicht auflösen.</translation>
    </message>
    <message>
        <source>There is no TCP connection to %1.</source>
        <translation>Es gibt keine TCP-Verbindung zu %1.</translation>
    </message>
</context>
<context>
    <name>Process</name>
    <message>
        <source>No pipe to another program can be made: %1.</source>
        <translation>Zu einem anderen Programm lässt sich keine Pipe anlegen: %1.</translation>
    </message>
    <message>
        <source>The program %1 cannot be run: %2. Check that it is installed and may be executed.</source>
        <translation>Das Programm %1 lässt sich nicht ausführen: %2. Prüfen Sie, ob es installiert und ausführbar ist.</translation>
    </message>
    <message>
        <source>The program %1 cannot be started: %2.</source>
        <translation>Das Programm %1 lässt sich nicht starten: %2.</translation>
    </message>
    <message>
        <source>The program %1 did not end within %2 s and was ended.</source>
        <translation>Das Programm %1 endete nicht binnen %2 s und wurde beendet.</translation>
    </message>
    <message>
        <source>The program %1 was ended.</source>
        <translation>Das Programm %1 wurde beendet.</translation>
    </message>
    <message>
        <source>The program %1 was not found in PATH. Install it, or name it with its folder.</source>
        <translation>Das Programm %1 wurde in PATH nicht gefunden. Installieren Sie es oder nennen Sie es mit seinem Ordner.</translation>
    </message>
    <message>
        <source>The program %1 wrote more than %2 bytes and was ended.</source>
        <translation>Das Programm %1 schrieb mehr als %2 Bytes und wurde beendet.</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>%1 %2 does not exist any more, or another one has its name. Plan again.</source>
        <translation>%1 %2 gibt es nicht mehr, oder ein anderer trägt den Namen. Planen Sie neu.</translation>
    </message>
    <message>
        <source>%1 %2 follows: %3</source>
        <translation>%1 %2 folgt: %3</translation>
    </message>
    <message>
        <source>%1 %2 is evicted</source>
        <translation>%1 %2 ist verdrängt</translation>
    </message>
    <message>
        <source>%1 %2 was changed by %3 meanwhile: %4. Nothing of this change is in effect. Plan again.</source>
        <translation>%1 %2 wurde inzwischen von %3 geändert: %4. Nichts von dieser Änderung wirkt. Planen Sie neu.</translation>
    </message>
    <message>
        <source>%1 %2: %3</source>
        <translation>%1 %2: %3</translation>
    </message>
    <message>
        <source>%1 %2: %3 Asked %4 times.</source>
        <translation>%1 %2: %3 %4-mal gefragt.</translation>
    </message>
    <message>
        <source>%1 answered %2 in %3 ms, resource version %4</source>
        <translation>%1 antwortete %2 in %3 ms, resourceVersion %4</translation>
    </message>
    <message>
        <source>%1 is as planned</source>
        <translation>%1 ist wie geplant</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 of %2 evicted pods are gone from %3 %4; whether new ones are ready was not looked at</source>
        <translation>%1 von %2 verdrängten Pods sind von %3 %4 verschwunden; ob neue bereit sind, wurde nicht angesehen</translation>
    </message>
    <message>
        <source>%1 of %2 pods are up to date and available, no others are left; not checked from outside</source>
        <translation>%1 von %2 Pods sind aktuell und verfügbar, andere gibt es nicht mehr; von außen nicht geprüft</translation>
    </message>
    <message>
        <source>%1 of %2 requests were carried out, %3 are left: %4. What was carried out stays.</source>
        <translation>%1 von %2 Anfragen wurden ausgeführt, %3 sind offen: %4. Was ausgeführt ist, bleibt.</translation>
    </message>
    <message>
        <source>%1 of %2, %3 still elsewhere</source>
        <translation>%1 von %2, %3 noch anderswo</translation>
    </message>
    <message>
        <source>%1 patched</source>
        <translation>%1 gepatcht</translation>
    </message>
    <message>
        <source>%1 ready endpoints of %2 %3 on %4, none elsewhere; not checked from outside</source>
        <translation>%1 bereite Endpoints von %2 %3 auf %4, keine anderswo; nicht von außen geprüft</translation>
    </message>
    <message>
        <source>A change of %1 is still running in this console. Wait for its end.</source>
        <translation>Eine Änderung von %1 läuft noch in dieser Konsole. Warten Sie ihr Ende ab.</translation>
    </message>
    <message>
        <source>A request was sent and its outcome could not be read until %1. Look at %2 %3.</source>
        <translation>Eine Anfrage wurde gesendet, und ihr Ergebnis ließ sich bis %1 nicht lesen. Sehen Sie %2 %3 an.</translation>
    </message>
    <message>
        <source>Changing %1 %2</source>
        <translation>Ändert %1 %2</translation>
    </message>
    <message>
        <source>Cluster compared</source>
        <translation>Cluster verglichen</translation>
    </message>
    <message>
        <source>Comparing the cluster</source>
        <translation>Vergleicht den Cluster</translation>
    </message>
    <message>
        <source>Decide whether to wait or to go back.</source>
        <translation>Entscheiden Sie, ob Sie warten oder zurückgehen.</translation>
    </message>
    <message>
        <source>Effect seen</source>
        <translation>Wirkung gesehen</translation>
    </message>
    <message>
        <source>Endpoints are %1</source>
        <translation>Endpoints sind %1</translation>
    </message>
    <message>
        <source>Endpoints become %1</source>
        <translation>Endpoints werden %1</translation>
    </message>
    <message>
        <source>Evicted pods have left %1 %2</source>
        <translation>Verdrängte Pods haben %1 %2 verlassen</translation>
    </message>
    <message>
        <source>Evicted pods leave %1 %2</source>
        <translation>Verdrängte Pods verlassen %1 %2</translation>
    </message>
    <message>
        <source>Evicting %1 %2</source>
        <translation>%1 %2 wird verdrängt</translation>
    </message>
    <message>
        <source>Going on without the lock of %1; other Tealdecks are not kept off</source>
        <translation>Es geht ohne die Sperre von %1 weiter; andere Tealdecks werden nicht ferngehalten</translation>
    </message>
    <message>
        <source>Intent written to the journal</source>
        <translation>Vorhaben ins Journal geschrieben</translation>
    </message>
    <message>
        <source>It is not known whether the request was carried out</source>
        <translation>Es ist nicht bekannt, ob die Anfrage ausgeführt wurde</translation>
    </message>
    <message>
        <source>It was read as unchanged for too short a time.</source>
        <translation>Es war zu kurz als unverändert zu lesen.</translation>
    </message>
    <message>
        <source>It was stopped: nothing more was sent.</source>
        <translation>Es wurde angehalten: Nichts mehr wurde gesendet.</translation>
    </message>
    <message>
        <source>Lock of %1 taken</source>
        <translation>Sperre von %1 genommen</translation>
    </message>
    <message>
        <source>Not fully seen after %1 s</source>
        <translation>Nach %1 s nicht ganz gesehen</translation>
    </message>
    <message>
        <source>Not watched to the end</source>
        <translation>Nicht bis zum Ende beobachtet</translation>
    </message>
    <message>
        <source>Nothing planned has changed</source>
        <translation>Nichts Geplantes hat sich geändert</translation>
    </message>
    <message>
        <source>Only %1 of %2 requests were carried out.</source>
        <translation>Nur %1 von %2 Anfragen wurden ausgeführt.</translation>
    </message>
    <message>
        <source>Reading what is there now</source>
        <translation>Liest, was jetzt da ist</translation>
    </message>
    <message>
        <source>Reading what is true</source>
        <translation>Liest, was zutrifft</translation>
    </message>
    <message>
        <source>Refused for now, asked again each %1 s: %2 of %3</source>
        <translation>Vorerst abgelehnt, alle %1 s erneut gefragt: %2 von %3</translation>
    </message>
    <message>
        <source>Sending again, attempt %1 of %2</source>
        <translation>Sendet noch einmal, Versuch %1 von %2</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Taking the lock of %1</source>
        <translation>Nimmt die Sperre von %1</translation>
    </message>
    <message>
        <source>Tealdeck is about to end: nothing was sent.</source>
        <translation>Tealdeck wird gerade beendet: Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Tealdeck was told to end</source>
        <translation>Tealdeck wurde beendet</translation>
    </message>
    <message>
        <source>Tealdeck was told to end before anything was sent, so nothing was.</source>
        <translation>Tealdeck wurde beendet, bevor etwas gesendet war; es wurde also nichts gesendet.</translation>
    </message>
    <message>
        <source>Tealdeck was told to end, so the request was not sent again. Nothing of this change is in effect.</source>
        <translation>Tealdeck wurde beendet, darum wurde die Anfrage nicht noch einmal gesendet. Von dieser Änderung ist nichts wirksam.</translation>
    </message>
    <message>
        <source>Tealdeck was told to end: nothing more was sent.</source>
        <translation>Tealdeck soll enden: Nichts mehr wurde gesendet.</translation>
    </message>
    <message>
        <source>The cluster cannot be compared just now; nothing is sent until it was</source>
        <translation>Der Cluster ist gerade nicht zu vergleichen; bis dahin wird nichts gesendet</translation>
    </message>
    <message>
        <source>The cluster could not be compared</source>
        <translation>Der Cluster konnte nicht verglichen werden</translation>
    </message>
    <message>
        <source>The intent goes to the cluster with the request, as annotation %1 of %2 %3.</source>
        <translation>Das Vorhaben geht mit der Anfrage in den Cluster, als Annotation %1 von %2 %3.</translation>
    </message>
    <message>
        <source>The journal can no longer be written; the change goes on</source>
        <translation>Das Journal kann nicht mehr geschrieben werden; die Änderung geht weiter</translation>
    </message>
    <message>
        <source>The journal could not be written</source>
        <translation>Das Journal konnte nicht geschrieben werden</translation>
    </message>
    <message>
        <source>The journal could not be written, so nothing was sent. Free disk space, then plan again.</source>
        <translation>Das Journal konnte nicht geschrieben werden, darum wurde nichts gesendet. Schaffen Sie Plattenplatz und planen Sie neu.</translation>
    </message>
    <message>
        <source>The lock of %1 could not be given back; it runs out by itself</source>
        <translation>Die Sperre von %1 konnte nicht zurückgegeben werden; sie läuft von selbst ab</translation>
    </message>
    <message>
        <source>The lock of %1 could not be read again</source>
        <translation>Die Sperre von %1 konnte nicht wieder gelesen werden</translation>
    </message>
    <message>
        <source>The lock of %1 was lost after the request was sent; watching goes on</source>
        <translation>Die Sperre von %1 ging nach dem Senden verloren; das Beobachten geht weiter</translation>
    </message>
    <message>
        <source>The lock of %1 was lost before anything was sent, so nothing was. Look who changes it, then plan again.</source>
        <translation>Die Sperre von %1 ging verloren, bevor etwas gesendet war; darum wurde nichts gesendet. Sehen Sie nach, wer sie ändert, und planen Sie neu.</translation>
    </message>
    <message>
        <source>The lock of %1 was lost: nothing more is sent</source>
        <translation>Die Sperre von %1 ging verloren: Nichts mehr wird gesendet</translation>
    </message>
    <message>
        <source>The lock of %1 was lost; nothing more was sent.</source>
        <translation>Die Sperre von %1 ging verloren; es wurde nichts mehr gesendet.</translation>
    </message>
    <message>
        <source>The request did not take effect, read %1 times until %2.</source>
        <translation>Die Anfrage hat nicht gewirkt, %1 Mal gelesen bis %2.</translation>
    </message>
    <message>
        <source>The request is not sent again.</source>
        <translation>Die Anfrage wird nicht noch einmal gesendet.</translation>
    </message>
    <message>
        <source>The request itself tests the uid of %1 %2.</source>
        <translation>Die Anfrage selbst prüft die uid von %1 %2.</translation>
    </message>
    <message>
        <source>The request was carried out</source>
        <translation>Die Anfrage wurde ausgeführt</translation>
    </message>
    <message>
        <source>The server answered HTTP %1 to the change of %2 %3.</source>
        <translation>Der Server antwortete HTTP %1 auf die Änderung von %2 %3.</translation>
    </message>
    <message>
        <source>The server did not accept the request</source>
        <translation>Der Server hat die Anfrage nicht angenommen</translation>
    </message>
    <message>
        <source>The server did not accept the request, and why could not be read. Nothing of this change is in effect.</source>
        <translation>Der Server hat die Anfrage nicht angenommen, und warum, ließ sich nicht lesen. Nichts von dieser Änderung wirkt.</translation>
    </message>
    <message>
        <source>The time of %1 s was over; nothing more was sent.</source>
        <translation>Die Zeit von %1 s war um; nichts mehr wurde gesendet.</translation>
    </message>
    <message>
        <source>The way back was started: nothing more was sent.</source>
        <translation>Der Rückweg wurde begonnen: Nichts mehr wurde gesendet.</translation>
    </message>
    <message>
        <source>This is another cluster now: its UID is %1, planned was %2. Nothing more was sent.</source>
        <translation>Das ist jetzt ein anderer Cluster: Seine UID ist %1, geplant war %2. Nichts mehr wurde gesendet.</translation>
    </message>
    <message>
        <source>This is another cluster: its UID is %1, planned was %2. Nothing was sent. Plan again.</source>
        <translation>Das ist ein anderer Cluster: Seine UID ist %1, geplant war %2. Es wurde nichts gesendet. Planen Sie neu.</translation>
    </message>
    <message>
        <source>This plan was started before. Plan again.</source>
        <translation>Dieser Plan wurde schon einmal gestartet. Planen Sie neu.</translation>
    </message>
    <message>
        <source>UID %1, as planned</source>
        <translation>UID %1, wie geplant</translation>
    </message>
    <message>
        <source>Waiting until the running change has given back the lock of %1</source>
        <translation>Wartet, bis die laufende Änderung die Sperre von %1 zurückgegeben hat</translation>
    </message>
    <message>
        <source>Writing the intent to the journal</source>
        <translation>Schreibt das Vorhaben ins Journal</translation>
    </message>
    <message>
        <source>entry %1, flushed to disk</source>
        <translation>Eintrag %1, auf den Datenträger geschrieben</translation>
    </message>
    <message>
        <source>it is as planned already, written by %1</source>
        <translation>es ist schon wie geplant, geschrieben von %1</translation>
    </message>
    <message>
        <source>it is gone already</source>
        <translation>er ist schon weg</translation>
    </message>
    <message>
        <source>it was stopped</source>
        <translation>es wurde angehalten</translation>
    </message>
    <message>
        <source>its status could not be read</source>
        <translation>sein Status war nicht zu lesen</translation>
    </message>
    <message>
        <source>no endpoints could be read</source>
        <translation>es ließen sich keine Endpoints lesen</translation>
    </message>
    <message>
        <source>read back from the server: %1</source>
        <translation>vom Server zurückgelesen: %1</translation>
    </message>
    <message>
        <source>the answer was lost, reading shows the planned state</source>
        <translation>die Antwort ging verloren, gelesen wird der geplante Zustand</translation>
    </message>
    <message>
        <source>the server answered %1 in %2 ms, asked %3 times</source>
        <translation>der Server antwortete %1 in %2 ms, %3-mal gefragt</translation>
    </message>
    <message>
        <source>the way back was started</source>
        <translation>der Rückweg wurde begonnen</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>E&amp;infügen</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>Wieder&amp;herstellen</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Rücktaste</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation>Strg</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Ab</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Pos1</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>PgDown</source>
        <translation>Bild ab</translation>
    </message>
    <message>
        <source>PgUp</source>
        <translation>Bild auf</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Umschalt</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Auf</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>&amp;Linkadresse kopieren</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>Related</name>
    <message>
        <source>claims it</source>
        <translation>beansprucht es</translation>
    </message>
    <message>
        <source>gets its requests</source>
        <translation>bekommt seine Anfragen</translation>
    </message>
    <message>
        <source>has these endpoints</source>
        <translation>hat diese Endpoints</translation>
    </message>
    <message>
        <source>holds its endpoints</source>
        <translation>hält seine Endpoints</translation>
    </message>
    <message>
        <source>is bound to it</source>
        <translation>ist daran gebunden</translation>
    </message>
    <message>
        <source>is one of its jobs</source>
        <translation>ist einer seiner Jobs</translation>
    </message>
    <message>
        <source>is one of its pods</source>
        <translation>ist einer seiner Pods</translation>
    </message>
    <message>
        <source>is one of its revisions</source>
        <translation>ist eine seiner Revisionen</translation>
    </message>
    <message>
        <source>is protected by it</source>
        <translation>wird davon geschützt</translation>
    </message>
    <message>
        <source>is scaled by it</source>
        <translation>wird davon skaliert</translation>
    </message>
    <message>
        <source>is selected by it</source>
        <translation>wird davon ausgewählt</translation>
    </message>
    <message>
        <source>its identity</source>
        <translation>seine Identität</translation>
    </message>
    <message>
        <source>limits its evictions</source>
        <translation>begrenzt seine Verdrängung</translation>
    </message>
    <message>
        <source>mounted</source>
        <translation>eingehängt</translation>
    </message>
    <message>
        <source>read by environment variables</source>
        <translation>durch Umgebungsvariablen gelesen</translation>
    </message>
    <message>
        <source>runs it</source>
        <translation>führt ihn aus</translation>
    </message>
    <message>
        <source>runs on it</source>
        <translation>läuft darauf</translation>
    </message>
    <message>
        <source>scales it</source>
        <translation>skaliert es</translation>
    </message>
    <message>
        <source>selects it</source>
        <translation>wählt es aus</translation>
    </message>
    <message>
        <source>sends requests to it</source>
        <translation>sendet ihm Anfragen</translation>
    </message>
    <message>
        <source>used to pull images</source>
        <translation>zum Laden der Images benutzt</translation>
    </message>
    <message>
        <source>uses it</source>
        <translation>benutzt es</translation>
    </message>
</context>
<context>
    <name>Sandbox</name>
    <message>
        <source>A duration such as 500ms, 8s or 2m is expected here.</source>
        <translation>Hier wird eine Dauer wie 500ms, 8s oder 2m erwartet.</translation>
    </message>
    <message>
        <source>A list is expected here.</source>
        <translation>Hier wird eine Liste erwartet.</translation>
    </message>
    <message>
        <source>A number from %1 to %2 is expected here.</source>
        <translation>Hier wird eine Zahl von %1 bis %2 erwartet.</translation>
    </message>
    <message>
        <source>A text is expected here.</source>
        <translation>Hier wird ein Text erwartet.</translation>
    </message>
    <message>
        <source>A workload is named as namespace/name, such as shop/web-green.</source>
        <translation>Ein Workload heißt namespace/name, etwa shop/web-green.</translation>
    </message>
    <message>
        <source>Keys and values are expected here.</source>
        <translation>Hier werden Schlüssel und Werte erwartet.</translation>
    </message>
    <message>
        <source>Labels are expected here, as in {color: green}.</source>
        <translation>Hier werden Labels erwartet, etwa {color: green}.</translation>
    </message>
    <message>
        <source>One of these is expected here: %1.</source>
        <translation>Hier wird eines davon erwartet: %1.</translation>
    </message>
    <message>
        <source>The sandbox cannot listen on 127.0.0.1.</source>
        <translation>Die Sandbox kann nicht auf 127.0.0.1 lauschen.</translation>
    </message>
    <message>
        <source>The sandbox cannot make its TLS certificate.</source>
        <translation>Die Sandbox kann ihr TLS-Zertifikat nicht anlegen.</translation>
    </message>
    <message>
        <source>The sandbox ended by itself (code %1, signal %2).</source>
        <translation>Die Sandbox endete von selbst (Code %1, Signal %2).</translation>
    </message>
    <message>
        <source>The sandbox started, but did not say how to reach it.</source>
        <translation>Die Sandbox startete, sagte aber nicht, wie sie zu erreichen ist.</translation>
    </message>
    <message>
        <source>The scenario %1 has a mistake in line %2.</source>
        <translation>Das Szenario %1 hat einen Fehler in Zeile %2.</translation>
    </message>
    <message>
        <source>There is no key "%1" here.</source>
        <translation>Den Schlüssel "%1" gibt es hier nicht.</translation>
    </message>
    <message>
        <source>There is no scenario and no readable file "%1". Known scenarios: %2.</source>
        <translation>Es gibt weder ein Szenario noch eine lesbare Datei "%1". Bekannte Szenarien: %2.</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Another cluster answers at %1 now: its UID is %2, this session began with %3. Changes are locked; open it anew.</source>
        <translation>An %1 antwortet jetzt ein anderer Cluster: Seine UID ist %2, diese Sitzung begann mit %3. Änderungen sind gesperrt; öffnen Sie ihn neu.</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Forbidden</source>
        <translation>Verboten</translation>
    </message>
    <message>
        <source>Healthy</source>
        <translation>Gesund</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Lädt</translation>
    </message>
    <message>
        <source>Not run</source>
        <translation>Nicht gelaufen</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Bestanden</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Nur lesend</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Reverted</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>Unavailable</source>
        <translation>Nicht erreichbar</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
</context>
<context>
    <name>SwitchOffer</name>
    <message>
        <source>Switch %1 back to %2…</source>
        <translation>%1 auf %2 zurückschalten…</translation>
    </message>
    <message>
        <source>Switch %1 to %2…</source>
        <translation>%1 auf %2 umschalten…</translation>
    </message>
    <message>
        <source>Switch back to %1…</source>
        <translation>Auf %1 zurückschalten…</translation>
    </message>
    <message>
        <source>Switch to %1…</source>
        <translation>Auf %1 umschalten…</translation>
    </message>
    <message>
        <source>a change of %1 is running</source>
        <translation>eine Änderung von %1 läuft</translation>
    </message>
    <message>
        <source>the cluster cannot be read</source>
        <translation>der Cluster kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>the cluster has not been read yet</source>
        <translation>der Cluster wurde noch nicht gelesen</translation>
    </message>
    <message>
        <source>this console is read-only</source>
        <translation>diese Konsole liest nur</translation>
    </message>
    <message>
        <source>this is not the cluster that the session began with</source>
        <translation>das ist nicht der Cluster, mit dem die Sitzung begann</translation>
    </message>
    <message>
        <source>what is shown is %1 old</source>
        <translation>was gezeigt wird, ist %1 alt</translation>
    </message>
</context>
<context>
    <name>Unfinished</name>
    <message>
        <source>%1 %2 does not exist any more, or another one has its name.</source>
        <translation>%1 %2 gibt es nicht mehr, oder ein anderer trägt den Namen.</translation>
    </message>
    <message>
        <source>%1 %2 is set to %3 as planned, written by %4 at %5; whether our request had arrived cannot be told.</source>
        <translation>%1 %2 steht wie geplant auf %3, geschrieben von %4 um %5; ob unsere Anfrage angekommen war, lässt sich nicht sagen.</translation>
    </message>
    <message>
        <source>%1 %2 is set to %3, as before: nothing of this change is in effect.</source>
        <translation>%1 %2 steht auf %3 wie vorher: Nichts von dieser Änderung wirkt.</translation>
    </message>
    <message>
        <source>%1 %2 is set to %3: the request had arrived.</source>
        <translation>%1 %2 steht auf %3: Die Anfrage war angekommen.</translation>
    </message>
    <message>
        <source>%1 %2 selects %3 as planned, written by %4 at %5; whether our request had arrived cannot be told.</source>
        <translation>%1 %2 wählt %3 aus wie geplant, geschrieben von %4 um %5; ob unsere Anfrage angekommen war, lässt sich nicht sagen.</translation>
    </message>
    <message>
        <source>%1 %2 selects %3, as before: nothing of this change is in effect.</source>
        <translation>%1 %2 wählt %3 aus, wie zuvor: Nichts von dieser Änderung wirkt.</translation>
    </message>
    <message>
        <source>%1 %2 selects %3: the request had arrived.</source>
        <translation>%1 %2 wählt %3 aus: Die Anfrage war angekommen.</translation>
    </message>
    <message>
        <source>%1 %2 was changed by %3 at %4: %5. Nothing of this change is in effect.</source>
        <translation>%1 %2 wurde von %3 um %4 geändert: %5. Nichts von dieser Änderung wirkt.</translation>
    </message>
    <message>
        <source>%1: begun %2 by %3 on %4; its console wrote no end.</source>
        <translation>%1: begonnen %2 von %3 auf %4; seine Konsole schrieb kein Ende.</translation>
    </message>
    <message>
        <source>Another console still writes to the journal about it.</source>
        <translation>Eine andere Konsole schreibt noch ins Journal darüber.</translation>
    </message>
    <message>
        <source>It still runs: %1 keeps its lock.</source>
        <translation>Sie läuft noch: %1 hält ihre Sperre.</translation>
    </message>
    <message>
        <source>Only a part of it is in effect on %1 %2: %3.</source>
        <translation>Nur ein Teil davon ist auf %1 %2 in Kraft: %3.</translation>
    </message>
    <message>
        <source>The request was carried out; since then %1 %2 was changed by %3 at %4: %5.</source>
        <translation>Die Anfrage wurde ausgeführt; seither wurde %1 %2 von %3 um %4 geändert: %5.</translation>
    </message>
    <message>
        <source>The request was carried out; since then %1 %2 was set back to %3 by %4 at %5.</source>
        <translation>Die Anfrage wurde ausgeführt; seither wurde %1 %2 von %4 um %5 auf %3 zurückgesetzt.</translation>
    </message>
    <message>
        <source>This is another cluster: its UID is %1, the change was made on %2.</source>
        <translation>Das ist ein anderer Cluster: Seine UID ist %1, die Änderung geschah auf %2.</translation>
    </message>
    <message>
        <source>What is true now could not be read: %1</source>
        <translation>Was jetzt zutrifft, ließ sich nicht lesen: %1</translation>
    </message>
    <message>
        <source>Whether it still runs, and what is true now, is being read.</source>
        <translation>Ob sie noch läuft und was jetzt zutrifft, wird gelesen.</translation>
    </message>
</context>
<context>
    <name>Wish</name>
    <message>
        <source>Finish: %1…</source>
        <translation>Beenden: %1…</translation>
    </message>
    <message>
        <source>Finish: switch to %1…</source>
        <translation>Beenden: auf %1 umschalten…</translation>
    </message>
    <message>
        <source>Go back: %1…</source>
        <translation>Zurück: %1…</translation>
    </message>
    <message>
        <source>Planning to %1</source>
        <translation>Wird geplant: %1</translation>
    </message>
    <message>
        <source>Planning to switch %1 to %2</source>
        <translation>Wird geplant: %1 auf %2 umschalten</translation>
    </message>
    <message>
        <source>Switch back to %1…</source>
        <translation>Zurück auf %1 schalten…</translation>
    </message>
    <message>
        <source>abort the update of %1</source>
        <translation>Aktualisierung von %1 abbrechen</translation>
    </message>
    <message>
        <source>cordon %1</source>
        <translation>%1 sperren</translation>
    </message>
    <message>
        <source>delete %1</source>
        <translation>%1 löschen</translation>
    </message>
    <message>
        <source>drain %1</source>
        <translation>%1 leeren</translation>
    </message>
    <message>
        <source>let %1 run again</source>
        <translation>%1 wieder laufen lassen</translation>
    </message>
    <message>
        <source>pause the rollout of %1</source>
        <translation>Rollout von %1 anhalten</translation>
    </message>
    <message>
        <source>promote %1</source>
        <translation>%1 freigeben</translation>
    </message>
    <message>
        <source>promote %1 in full</source>
        <translation>%1 ganz freigeben</translation>
    </message>
    <message>
        <source>restart %1</source>
        <translation>%1 neu starten</translation>
    </message>
    <message>
        <source>resume the rollout of %1</source>
        <translation>Rollout von %1 fortsetzen</translation>
    </message>
    <message>
        <source>retry the update of %1</source>
        <translation>Aktualisierung von %1 noch einmal versuchen</translation>
    </message>
    <message>
        <source>roll %1 back</source>
        <translation>%1 zurückrollen</translation>
    </message>
    <message>
        <source>run %1 now</source>
        <translation>%1 jetzt laufen lassen</translation>
    </message>
    <message>
        <source>run %1 once more</source>
        <translation>%1 noch einmal laufen lassen</translation>
    </message>
    <message numerus="yes">
        <source>scale %1 to %n replica(s)</source>
        <translation><numerusform>%1 auf %n Replikat skalieren</numerusform><numerusform>%1 auf %n Replikate skalieren</numerusform></translation>
    </message>
    <message>
        <source>set %1 to image %2</source>
        <translation>%1 auf Image %2 setzen</translation>
    </message>
    <message>
        <source>set the bounds of %1</source>
        <translation>Grenzen von %1 setzen</translation>
    </message>
    <message>
        <source>set the image of %1</source>
        <translation>Image von %1 setzen</translation>
    </message>
    <message>
        <source>suspend %1</source>
        <translation>%1 anhalten</translation>
    </message>
    <message>
        <source>take %1 back to an earlier revision</source>
        <translation>%1 auf eine frühere Revision zurücknehmen</translation>
    </message>
    <message>
        <source>uncordon %1</source>
        <translation>%1 freigeben</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>In the file %1, line %2, %3: the field %4 must be production, staging or development. Correct it.</source>
        <translation>Datei %1, Zeile %2, %3: Das Feld %4 muss production, staging oder development sein. Berichtigen Sie es.</translation>
    </message>
    <message>
        <source>In the file %1, line %2, %3: the key %4 is not known. Known are: %5.</source>
        <translation>Datei %1, Zeile %2, %3: Der Schlüssel %4 ist nicht bekannt. Bekannt sind: %5.</translation>
    </message>
    <message>
        <source>In the file %1, line %2: the context %3 is there twice. Keep one of them.</source>
        <translation>Datei %1, Zeile %2: Der Kontext %3 steht zweimal da. Behalten Sie einen davon.</translation>
    </message>
    <message>
        <source>The file %1 cannot be understood. Correct it.</source>
        <translation>Die Datei %1 ist nicht zu verstehen. Berichtigen Sie sie.</translation>
    </message>
</context>
<context>
    <name>ZoneRow</name>
    <message>
        <source>%1 cordoned</source>
        <translation>%1 gesperrt</translation>
    </message>
    <message>
        <source>%1 of %2 ready</source>
        <translation>%1 von %2 bereit</translation>
    </message>
    <message>
        <source>%1 under pressure</source>
        <translation>%1 unter Druck</translation>
    </message>
    <message>
        <source>All replicas</source>
        <translation>Alle Replicas</translation>
    </message>
    <message>
        <source>Most replicas</source>
        <translation>Die meisten</translation>
    </message>
    <message>
        <source>Zone not known</source>
        <translation>Zone unbekannt</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
</context>
<context>
    <name>tealdeck::Acknowledgements</name>
    <message>
        <source>I have seen all %1: %2</source>
        <translation>Ich habe alle %1 gesehen: %2</translation>
    </message>
    <message>
        <source>I have seen: %1. %2</source>
        <translation>Ich habe gesehen: %1. %2</translation>
    </message>
</context>
<context>
    <name>tealdeck::ApplicationList</name>
    <message>
        <source>Applications</source>
        <translation>Anwendungen</translation>
    </message>
</context>
<context>
    <name>tealdeck::ApplicationView</name>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>No Service decides between these slots: each joins its group and works while it has pods. There is nothing to switch.</source>
        <translation>Kein Service entscheidet zwischen diesen Slots: Jeder tritt seiner Gruppe bei und arbeitet, solange er Pods hat. Es gibt nichts umzuschalten.</translation>
    </message>
    <message>
        <source>Off: %1.</source>
        <translation>Nicht möglich: %1.</translation>
    </message>
    <message>
        <source>Ways in</source>
        <translation>Zugänge</translation>
    </message>
    <message>
        <source>none in version, image, digest, kind and pods wanted</source>
        <translation>keine bei Version, Image, Digest, Art und gewünschten Pods</translation>
    </message>
</context>
<context>
    <name>tealdeck::BeforeAfterList</name>
    <message>
        <source>%1: before %2, after %3</source>
        <translation>%1: vorher %2, nachher %3</translation>
    </message>
</context>
<context>
    <name>tealdeck::ChangeCenter</name>
    <message>
        <source>%1 goes on in the background.</source>
        <translation>%1 geht im Hintergrund weiter.</translation>
    </message>
    <message>
        <source>%1 is running. Open it to see how far it is.</source>
        <translation>%1 läuft. Öffnen Sie es, um zu sehen, wie weit es ist.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>%1: changing %2</source>
        <translation>%1: wird geändert %2</translation>
    </message>
    <message>
        <source>%1: switching %2</source>
        <translation>%1: schaltet um, %2</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>The chip in the bar above opens it again.</source>
        <translation>Der Knopf in der Leiste oben öffnet es wieder.</translation>
    </message>
</context>
<context>
    <name>tealdeck::ChangeDialog</name>
    <message>
        <source>Confirm</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Plan made %1, </source>
        <translation>Plan gemacht %1, </translation>
    </message>
    <message>
        <source>Plan made %1, holds for </source>
        <translation>Plan gemacht %1, gilt noch </translation>
    </message>
    <message>
        <source>Planning for </source>
        <translation>Plant seit </translation>
    </message>
    <message>
        <source>Running for </source>
        <translation>Läuft seit </translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Sent %1</source>
        <translation>Gesendet %1</translation>
    </message>
    <message>
        <source>The plan was too old and was made again. Nothing was sent. It does something else than before: read it anew.</source>
        <translation>Der Plan war zu alt und wurde neu gemacht. Es wurde nichts gesendet. Er tut etwas anderes als zuvor: Lesen Sie ihn neu.</translation>
    </message>
    <message>
        <source>The plan was too old and was made again. Nothing was sent. It does the same as before: send it when you are ready.</source>
        <translation>Der Plan war zu alt und wurde neu gemacht. Es wurde nichts gesendet. Er tut dasselbe wie zuvor: Senden Sie ihn, wenn Sie bereit sind.</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Beobachten</translation>
    </message>
    <message>
        <source>too old: sending plans again first</source>
        <translation>zu alt: Senden plant zuerst neu</translation>
    </message>
</context>
<context>
    <name>tealdeck::ClusterPage</name>
    <message>
        <source>%1 of %2 pods</source>
        <translation>%1 von %2 Pods</translation>
    </message>
    <message>
        <source>%1 pods</source>
        <translation>%1 Pods</translation>
    </message>
    <message numerus="yes">
        <source>%n pod(s) do not work.</source>
        <translation><numerusform>%n Pod arbeitet nicht.</numerusform><numerusform>%n Pods arbeiten nicht.</numerusform></translation>
    </message>
    <message>
        <source>All namespaces</source>
        <translation>Alle Namespaces</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>Spalten wählen</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Filter pods</source>
        <translation>Pods filtern</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>Namespace</translation>
    </message>
    <message>
        <source>No row fits the filter; Esc clears it</source>
        <translation>Keine Zeile passt zum Filter; Esc leert ihn</translation>
    </message>
    <message>
        <source>No rows</source>
        <translation>Keine Zeilen</translation>
    </message>
    <message>
        <source>Pods</source>
        <translation>Pods</translation>
    </message>
    <message>
        <source>Pods by status</source>
        <translation>Pods nach Status</translation>
    </message>
    <message>
        <source>Pods: %1</source>
        <translation>Pods: %1</translation>
    </message>
    <message>
        <source>Rows %1 to %2 of %3</source>
        <translation>Zeilen %1 bis %2 von %3</translation>
    </message>
    <message>
        <source>The server answered with an empty list; new pods appear here by themselves.</source>
        <translation>Der Server antwortete mit einer leeren Liste; neue Pods erscheinen hier von selbst.</translation>
    </message>
    <message>
        <source>There is no pod in this cluster.</source>
        <translation>Es gibt keinen Pod in diesem Cluster.</translation>
    </message>
    <message>
        <source>name, namespace, node, image, label…</source>
        <translation>Name, Namespace, Node, Image, Label…</translation>
    </message>
    <message>
        <source>pods</source>
        <translation>Pods</translation>
    </message>
</context>
<context>
    <name>tealdeck::ClusterTabs</name>
    <message>
        <source>Cron jobs</source>
        <translation>CronJobs</translation>
    </message>
    <message>
        <source>Daemon sets</source>
        <translation>DaemonSets</translation>
    </message>
    <message>
        <source>Deployments</source>
        <translation>Deployments</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Events</translation>
    </message>
    <message>
        <source>Ingresses</source>
        <translation>Ingresses</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>Kind of workload</source>
        <translation>Art des Workloads</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Nodes</translation>
    </message>
    <message>
        <source>Replica sets</source>
        <translation>ReplicaSets</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>Ressourcen</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>Stateful sets</source>
        <translation>StatefulSets</translation>
    </message>
    <message>
        <source>Workloads</source>
        <translation>Workloads</translation>
    </message>
</context>
<context>
    <name>tealdeck::CommandPalette</name>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>An action opens its plan. Nothing is sent from here.</source>
        <translation>Eine Aktion öffnet ihren Plan. Von hier wird nichts gesendet.</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Go to or do...</source>
        <translation>Gehen oder tun...</translation>
    </message>
    <message>
        <source>Looking through the objects…</source>
        <translation>Die Objekte werden durchsucht …</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Name of a page, an action or a thing</source>
        <translation>Name einer Seite, einer Aktion oder eines Dings</translation>
    </message>
    <message>
        <source>Nothing has that name.</source>
        <translation>Nichts heißt so.</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Objekte</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>wählen</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>not possible now</source>
        <translation>jetzt nicht möglich</translation>
    </message>
    <message>
        <source>only actions</source>
        <translation>nur Aktionen</translation>
    </message>
    <message>
        <source>open</source>
        <translation>öffnen</translation>
    </message>
    <message>
        <source>writes to %1</source>
        <translation>schreibt nach %1</translation>
    </message>
</context>
<context>
    <name>tealdeck::ComparisonTable</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>, then </source>
        <translation>, dann </translation>
    </message>
    <message>
        <source>no difference</source>
        <translation>kein Unterschied</translation>
    </message>
</context>
<context>
    <name>tealdeck::ConfirmFooter</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Ctrl ↵</source>
        <translation>Strg ↵</translation>
    </message>
    <message>
        <source>Reason, kept in the journal</source>
        <translation>Begründung, bleibt im Journal</translation>
    </message>
    <message>
        <source>Reason, kept in the journal; may be empty</source>
        <translation>Begründung, bleibt im Journal; darf leer sein</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Eingeben</translation>
    </message>
    <message>
        <source>Type %1</source>
        <translation>%1 eingeben</translation>
    </message>
</context>
<context>
    <name>tealdeck::Console</name>
    <message>
        <source>A simulated product behind real protocols on this machine</source>
        <translation>Ein simuliertes Produkt hinter echten Protokollen auf diesem Rechner</translation>
    </message>
    <message>
        <source>It could not be opened.</source>
        <translation>Es konnte nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Kubeconfig</source>
        <translation>Kubeconfig</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>The kubeconfig could not be read.</source>
        <translation>Die Kubeconfig konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The kubeconfig offers nothing to open.</source>
        <translation>Die kubeconfig bietet nichts, das geöffnet werden kann.</translation>
    </message>
    <message>
        <source>The workspace file could not be read.</source>
        <translation>Die Workspace-Datei konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Workspace</translation>
    </message>
</context>
<context>
    <name>tealdeck::DayTimeline</name>
    <message numerus="yes">
        <source>%1: %n event(s)</source>
        <translation><numerusform>%1: %n Ereignis</numerusform><numerusform>%1: %n Ereignisse</numerusform></translation>
    </message>
    <message>
        <source>The last 24 hours. %1</source>
        <translation>Die letzten 24 Stunden. %1</translation>
    </message>
</context>
<context>
    <name>tealdeck::DeliveryPage</name>
    <message numerus="yes">
        <source>%n application(s)</source>
        <translation><numerusform>%n Anwendung</numerusform><numerusform>%n Anwendungen</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) in slots</source>
        <translation><numerusform>%n Anwendung in Slots</numerusform><numerusform>%n Anwendungen in Slots</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) need attention</source>
        <translation><numerusform>%n Anwendung braucht Aufmerksamkeit</numerusform><numerusform>%n Anwendungen brauchen Aufmerksamkeit</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) of %1</source>
        <translation><numerusform>%n Anwendung von %1</numerusform><numerusform>%n Anwendungen von %1</numerusform></translation>
    </message>
    <message>
        <source>All namespaces</source>
        <translation>Alle Namespaces</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Anwendung</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Auslieferung</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>Namespace</translation>
    </message>
    <message>
        <source>Namespace: %1</source>
        <translation>Namespace: %1</translation>
    </message>
</context>
<context>
    <name>tealdeck::DialogHead</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Continue in background</source>
        <translation>Im Hintergrund weiter</translation>
    </message>
    <message>
        <source>SANDBOX</source>
        <translation>SANDBOX</translation>
    </message>
    <message>
        <source>as %1</source>
        <translation>als %1</translation>
    </message>
    <message>
        <source>as %1, group %2</source>
        <translation>als %1, Gruppe %2</translation>
    </message>
    <message>
        <source>as ?, the server does not say who</source>
        <translation>als ?, der Server sagt nicht, wer</translation>
    </message>
    <message>
        <source>cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>lock Lease %1</source>
        <translation>Sperre Lease %1</translation>
    </message>
    <message>
        <source>lock Lease %1, held by %2</source>
        <translation>Sperre Lease %1, gehalten von %2</translation>
    </message>
    <message>
        <source>lock Lease %1, held by nobody</source>
        <translation>Sperre Lease %1, von niemandem gehalten</translation>
    </message>
</context>
<context>
    <name>tealdeck::DiffView</name>
    <message>
        <source>Copy the differences</source>
        <translation>Unterschiede kopieren</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
</context>
<context>
    <name>tealdeck::EffectSide</name>
    <message>
        <source>%1 %2: %3</source>
        <translation>%1 %2: %3</translation>
    </message>
</context>
<context>
    <name>tealdeck::EffectView</name>
    <message>
        <source>%1 of %2 endpoints ready</source>
        <translation>%1 von %2 Endpoints bereit</translation>
    </message>
    <message numerus="yes">
        <source>%n endpoint(s) still here</source>
        <translation><numerusform>noch %n Endpoint hier</numerusform><numerusform>noch %n Endpoints hier</numerusform></translation>
    </message>
    <message>
        <source>Counted are the evicted pods that the node has not any more. Whether new ones are ready elsewhere is not looked at.</source>
        <translation>Gezählt werden die verdrängten Pods, die der Node nicht mehr hat. Ob anderswo neue bereit sind, wird nicht angesehen.</translation>
    </message>
    <message>
        <source>Endpoints are what the Service sends requests to now. Whether requests are answered well is not checked from outside.</source>
        <translation>Endpoints sind das, wohin der Service jetzt Anfragen sendet. Ob Anfragen gut beantwortet werden, wird nicht von außen geprüft.</translation>
    </message>
    <message>
        <source>Endpoints of Service %1</source>
        <translation>Endpoints von Service %1</translation>
    </message>
    <message>
        <source>How it is undone</source>
        <translation>Wie es rückgängig gemacht wird</translation>
    </message>
    <message>
        <source>Pods are counted as their controller counts them. Whether requests are answered well is not checked from outside.</source>
        <translation>Pods sind gezählt, wie ihr Controller sie zählt. Ob Anfragen gut beantwortet werden, ist von außen nicht geprüft.</translation>
    </message>
    <message>
        <source>Pods of %1 %2</source>
        <translation>Pods von %1 %2</translation>
    </message>
    <message>
        <source>Service %1</source>
        <translation>Service %1</translation>
    </message>
    <message>
        <source>What was planned to be sent</source>
        <translation>Was gesendet werden sollte</translation>
    </message>
    <message>
        <source>as last seen</source>
        <translation>wie zuletzt gesehen</translation>
    </message>
    <message>
        <source>effect seen</source>
        <translation>Wirkung gesehen</translation>
    </message>
    <message>
        <source>no endpoint left</source>
        <translation>kein Endpoint mehr</translation>
    </message>
    <message>
        <source>not looked at yet</source>
        <translation>noch nicht angesehen</translation>
    </message>
    <message>
        <source>watching</source>
        <translation>beobachtet</translation>
    </message>
</context>
<context>
    <name>tealdeck::EndFooter</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Wieder nachsehen</translation>
    </message>
    <message>
        <source>Nothing is changed while planning.</source>
        <translation>Beim Planen wird nichts geändert.</translation>
    </message>
    <message>
        <source>Plan again…</source>
        <translation>Neu planen…</translation>
    </message>
    <message>
        <source>Plan the way back…</source>
        <translation>Rückweg planen…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>The change goes on when this window is left. Nothing stops it half way; afterwards it can be undone.</source>
        <translation>Die Änderung geht weiter, wenn dieses Fenster verlassen wird. Nichts hält sie auf halbem Weg an; danach kann sie rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>The change goes on when this window is left. Stop: nothing more is sent, and what was sent stays.</source>
        <translation>Die Änderung läuft weiter, wenn dieses Fenster verlassen wird. Anhalten: Nichts mehr wird gesendet, und was gesendet ist, bleibt.</translation>
    </message>
    <message>
        <source>The outcome is in the journal.</source>
        <translation>Das Ergebnis steht im Journal.</translation>
    </message>
</context>
<context>
    <name>tealdeck::EnvironmentBar</name>
    <message>
        <source>A simulated product on this computer. Nothing here is real.</source>
        <translation>Ein simuliertes Produkt auf diesem Rechner. Nichts hier ist echt.</translation>
    </message>
    <message>
        <source>Cluster %1</source>
        <translation>Cluster %1</translation>
    </message>
    <message>
        <source>READ-ONLY</source>
        <translation>NUR LESEND</translation>
    </message>
    <message>
        <source>SANDBOX</source>
        <translation>SANDBOX</translation>
    </message>
    <message>
        <source>State-changing requests handed to the network since the start, locks and events included.</source>
        <translation>Zustandsändernde Anfragen, die seit dem Start dem Netz übergeben wurden, Sperren und Events eingeschlossen.</translation>
    </message>
    <message>
        <source>This window was started read-only. It can send nothing that changes anything.</source>
        <translation>Dieses Fenster wurde nur lesend gestartet. Es kann nichts senden, was etwas ändert.</translation>
    </message>
    <message>
        <source>UID of the cluster: %1</source>
        <translation>UID des Clusters: %1</translation>
    </message>
    <message>
        <source>Who the cluster says you are: %1</source>
        <translation>Wer Sie laut Cluster sind: %1</translation>
    </message>
    <message>
        <source>Writes sent</source>
        <translation>Geschrieben</translation>
    </message>
</context>
<context>
    <name>tealdeck::EnvironmentChooser</name>
    <message>
        <source>A context that the workspace file does not classify counts as production.</source>
        <translation>Ein Kontext, den die Workspace-Datei nicht einordnet, zählt als Produktion.</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Umgebungen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>SANDBOX</source>
        <translation>SANDBOX</translation>
    </message>
    <message>
        <source>Tealdeck: choose an environment</source>
        <translation>Tealdeck: Umgebung wählen</translation>
    </message>
    <message>
        <source>There is nothing to open.</source>
        <translation>Es gibt nichts zu öffnen.</translation>
    </message>
    <message>
        <source>Which environment?</source>
        <translation>Welche Umgebung?</translation>
    </message>
    <message>
        <source>current context</source>
        <translation>aktueller Kontext</translation>
    </message>
</context>
<context>
    <name>tealdeck::EnvironmentName</name>
    <message>
        <source>Environment %1</source>
        <translation>Umgebung %1</translation>
    </message>
    <message>
        <source>Environment %1 of %2</source>
        <translation>Umgebung %1 von %2</translation>
    </message>
    <message>
        <source>Go to another environment (Ctrl+E)</source>
        <translation>Zu einer anderen Umgebung (Strg+E)</translation>
    </message>
</context>
<context>
    <name>tealdeck::JournalDetails</name>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>As</source>
        <translation>Als</translation>
    </message>
    <message>
        <source>Body of the entry</source>
        <translation>Inhalt des Eintrags</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>Einzelheiten schließen</translation>
    </message>
    <message>
        <source>Close the details (Esc)</source>
        <translation>Einzelheiten schließen (Esc)</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>Details of the journal entry</source>
        <translation>Einzelheiten des Journaleintrags</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Follows</source>
        <translation>Folgt auf</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Hash</translation>
    </message>
    <message>
        <source>On this machine</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>Only this change</source>
        <translation>Nur diese Änderung</translation>
    </message>
    <message>
        <source>Our clock</source>
        <translation>Unsere Uhr</translation>
    </message>
    <message>
        <source>SANDBOX %1</source>
        <translation>SANDBOX %1</translation>
    </message>
    <message>
        <source>Server's clock</source>
        <translation>Uhr des Servers</translation>
    </message>
    <message>
        <source>What was written</source>
        <translation>Was geschrieben wurde</translation>
    </message>
    <message>
        <source>nothing: the first entry</source>
        <translation>nichts: der erste Eintrag</translation>
    </message>
</context>
<context>
    <name>tealdeck::JournalPage</name>
    <message>
        <source>%1 of %2 entries</source>
        <translation>%1 von %2 Einträgen</translation>
    </message>
    <message>
        <source>%1, chain verified %2</source>
        <translation>%1, Kette geprüft %2</translation>
    </message>
    <message numerus="yes">
        <source>%n anchor(s) of other journals were left out.</source>
        <translation><numerusform>%n Anker anderer Journale wurde ausgelassen.</numerusform><numerusform>%n Anker anderer Journale wurden ausgelassen.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n entries were saved.</source>
        <translation><numerusform>%n Eintrag wurde gespeichert.</numerusform><numerusform>%n Einträge wurden gespeichert.</numerusform></translation>
    </message>
    <message>
        <source>All environments</source>
        <translation>Alle Umgebungen</translation>
    </message>
    <message>
        <source>CSV…</source>
        <translation>CSV…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Every change that you plan and send is written here before anything leaves this console.</source>
        <translation>Jede Änderung, die Sie planen und senden, wird hier festgehalten, bevor etwas diese Konsole verlässt.</translation>
    </message>
    <message>
        <source>Export the journal</source>
        <translation>Journal exportieren</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Filter the journal</source>
        <translation>Journal filtern</translation>
    </message>
    <message>
        <source>Its end is proven up to entry %1 by %2.</source>
        <translation>Sein Ende ist bis Eintrag %1 belegt durch %2.</translation>
    </message>
    <message>
        <source>JSON lines…</source>
        <translation>JSON-Zeilen…</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Journal entries</source>
        <translation>Journaleinträge</translation>
    </message>
    <message>
        <source>Journal: %1 entries</source>
        <translation>Journal: %1 Einträge</translation>
    </message>
    <message>
        <source>No anchor was found outside: entries cut off at the end would not be noticed.</source>
        <translation>Außerhalb wurde kein Anker gefunden: Am Ende abgeschnittene Einträge fielen nicht auf.</translation>
    </message>
    <message>
        <source>No entry fits</source>
        <translation>Kein Eintrag passt</translation>
    </message>
    <message>
        <source>Nothing can be changed while the journal cannot be written; a way back is journalled in the cluster instead.</source>
        <translation>Nichts kann geändert werden, solange das Journal nicht geschrieben werden kann; ein Rückweg wird stattdessen im Cluster festgehalten.</translation>
    </message>
    <message>
        <source>Nothing was changed yet.</source>
        <translation>Es wurde noch nichts geändert.</translation>
    </message>
    <message>
        <source>Outcomes of this environment</source>
        <translation>Ergebnisse dieser Umgebung</translation>
    </message>
    <message>
        <source>Reading the whole chain…</source>
        <translation>Liest die ganze Kette…</translation>
    </message>
    <message>
        <source>Reads every entry again and compares the end with the anchors kept on the cluster's leases</source>
        <translation>Liest jeden Eintrag neu und vergleicht das Ende mit den Ankern an den Leases des Clusters</translation>
    </message>
    <message>
        <source>Rows %1 to %2 of %3</source>
        <translation>Zeilen %1 bis %2 von %3</translation>
    </message>
    <message>
        <source>Saves the entries shown as CSV or JSON lines</source>
        <translation>Speichert die gezeigten Einträge als CSV oder JSON-Zeilen</translation>
    </message>
    <message>
        <source>The anchors could not be read: %1</source>
        <translation>Die Anker konnten nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>The chain of %1 entries is intact.</source>
        <translation>Die Kette der %1 Einträge ist unversehrt.</translation>
    </message>
    <message>
        <source>The export could not be written; choose another place.</source>
        <translation>Der Export ließ sich nicht schreiben; wählen Sie einen anderen Ort.</translation>
    </message>
    <message numerus="yes">
        <source>The journal was tampered with: %n finding(s).</source>
        <translation><numerusform>Das Journal wurde verfälscht: %n Befund.</numerusform><numerusform>Das Journal wurde verfälscht: %n Befunde.</numerusform></translation>
    </message>
    <message>
        <source>This environment</source>
        <translation>Diese Umgebung</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Verify the chain</source>
        <translation>Kette prüfen</translation>
    </message>
    <message>
        <source>Which entries</source>
        <translation>Welche Einträge</translation>
    </message>
    <message>
        <source>sentence, subject, person, environment, change…</source>
        <translation>Satz, Gegenstand, Person, Umgebung, Änderung…</translation>
    </message>
</context>
<context>
    <name>tealdeck::KeyValueGrid</name>
    <message>
        <source>Copy %1</source>
        <translation>%1 kopieren</translation>
    </message>
</context>
<context>
    <name>tealdeck::KindBrowser</name>
    <message>
        <source>%1 kinds</source>
        <translation>%1 Arten</translation>
    </message>
    <message>
        <source>%1 of %2 kinds</source>
        <translation>%1 von %2 Arten</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Alle Arten</translation>
    </message>
    <message>
        <source>Back to the kinds of this cluster (Esc)</source>
        <translation>Zurück zu den Arten dieses Clusters (Esc)</translation>
    </message>
    <message>
        <source>Enter opens a kind as a table</source>
        <translation>Enter öffnet eine Art als Tabelle</translation>
    </message>
    <message>
        <source>Filter kinds</source>
        <translation>Arten filtern</translation>
    </message>
    <message>
        <source>Its discovery answered with an empty list.</source>
        <translation>Seine Discovery antwortete mit einer leeren Liste.</translation>
    </message>
    <message>
        <source>Kinds of this cluster</source>
        <translation>Arten dieses Clusters</translation>
    </message>
    <message>
        <source>No answer from %1: their kinds are missing here</source>
        <translation>Keine Antwort von %1: Deren Arten fehlen hier</translation>
    </message>
    <message>
        <source>No kind fits the filter; Esc clears it</source>
        <translation>Keine Art passt zum Filter; Esc leert ihn</translation>
    </message>
    <message>
        <source>This cluster names no kind that can be listed.</source>
        <translation>Dieser Cluster nennt keine Art, die sich auflisten lässt.</translation>
    </message>
    <message>
        <source>kind, group, short name, category…</source>
        <translation>Art, Gruppe, Kurzname, Kategorie…</translation>
    </message>
    <message>
        <source>kinds</source>
        <translation>Arten</translation>
    </message>
</context>
<context>
    <name>tealdeck::KindTable</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 konnte nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>%1 of %2 %3</source>
        <translation>%1 von %2 %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>All namespaces</source>
        <translation>Alle Namespaces</translation>
    </message>
    <message>
        <source>Ask for a ClusterRole with the rule below. The rest of the console goes on.</source>
        <translation>Bitten Sie um eine ClusterRole mit der Regel unten. Der Rest der Konsole läuft weiter.</translation>
    </message>
    <message>
        <source>Ask for a Role in namespace %1 with the rule below. The rest of the console goes on.</source>
        <translation>Bitten Sie um eine Role im Namespace %1 mit der Regel unten. Der Rest der Konsole läuft weiter.</translation>
    </message>
    <message>
        <source>Choose columns, copy, export as CSV</source>
        <translation>Spalten wählen, kopieren, als CSV exportieren</translation>
    </message>
    <message>
        <source>Columns, copy and export</source>
        <translation>Spalten, Kopieren und Export</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>Namen kopieren</translation>
    </message>
    <message>
        <source>Copy row</source>
        <translation>Zeile kopieren</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>%1 exportieren</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>Als CSV exportieren…</translation>
    </message>
    <message>
        <source>Filter %1</source>
        <translation>%1 filtern</translation>
    </message>
    <message>
        <source>Filter objects</source>
        <translation>Objekte filtern</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>Namespace</translation>
    </message>
    <message>
        <source>No row fits the filter; Esc clears it</source>
        <translation>Keine Zeile passt zum Filter; Esc leert ihn</translation>
    </message>
    <message>
        <source>No rows</source>
        <translation>Keine Zeilen</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Objekte</translation>
    </message>
    <message>
        <source>Objects by status</source>
        <translation>Objekte nach Status</translation>
    </message>
    <message>
        <source>Rows %1 to %2 of %3</source>
        <translation>Zeilen %1 bis %2 von %3</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
    <message>
        <source>The server answered with an empty list; new ones appear here by themselves.</source>
        <translation>Der Server antwortete mit einer leeren Liste; Neues erscheint hier von selbst.</translation>
    </message>
    <message>
        <source>The server does not let %1 %2 %3.</source>
        <translation>Der Server erlaubt %1 nicht: %2 %3.</translation>
    </message>
    <message>
        <source>The server does not let you %1 %2.</source>
        <translation>Der Server erlaubt Ihnen nicht: %1 %2.</translation>
    </message>
    <message>
        <source>There are no %1 with these labels.</source>
        <translation>Es gibt keine %1 mit diesen Labels.</translation>
    </message>
    <message>
        <source>There are no %1.</source>
        <translation>Es gibt keine %1.</translation>
    </message>
    <message>
        <source>name, namespace, any cell, label=value…</source>
        <translation>Name, Namespace, jede Zelle, label=wert…</translation>
    </message>
</context>
<context>
    <name>tealdeck::LabelScopeField</name>
    <message>
        <source>Label selector</source>
        <translation>Label-Selektor</translation>
    </message>
    <message>
        <source>Only objects whose labels fit: app=web, tier!=cache, env in (a,b), !legacy, size&gt;5; a comma means and</source>
        <translation>Nur Objekte, deren Labels passen: app=web, tier!=cache, env in (a,b), !legacy, size&gt;5; ein Komma heißt und</translation>
    </message>
    <message>
        <source>labels: app=web,tier!=db</source>
        <translation>Labels: app=web,tier!=db</translation>
    </message>
</context>
<context>
    <name>tealdeck::LeaveDialog</name>
    <message>
        <source>A change is still running</source>
        <translation>Eine Änderung läuft noch</translation>
    </message>
    <message>
        <source>Close when it has ended</source>
        <translation>Schließen, wenn sie beendet ist</translation>
    </message>
    <message>
        <source>Closing takes nothing back. If you stop watching now, what was sent stays in effect and nothing more is sent; locks are given back, and the journal says that the effect was not watched to the end.</source>
        <translation>Schließen nimmt nichts zurück. Wenn Sie jetzt nicht weiter beobachten, bleibt wirksam, was gesendet wurde, und es wird nichts mehr gesendet; Sperren werden zurückgegeben, und im Journal steht, dass die Wirkung nicht bis zum Ende beobachtet wurde.</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message numerus="yes">
        <source>Still running: %n change(s)</source>
        <translation><numerusform>Noch nicht beendet: %n Änderung</numerusform><numerusform>Noch nicht beendet: %n Änderungen</numerusform></translation>
    </message>
    <message>
        <source>Stop watching and close</source>
        <translation>Nicht weiter beobachten und schließen</translation>
    </message>
</context>
<context>
    <name>tealdeck::LeaveGuard</name>
    <message>
        <source>Close it again to choose otherwise.</source>
        <translation>Schließen Sie es noch einmal, um anders zu entscheiden.</translation>
    </message>
    <message>
        <source>This window closes when %1 has ended.</source>
        <translation>Dieses Fenster schließt sich, wenn %1 beendet ist.</translation>
    </message>
</context>
<context>
    <name>tealdeck::LiveTable</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1: no Service selects a slot</source>
        <translation>%1: Kein Service wählt einen Slot aus</translation>
    </message>
    <message>
        <source>%1: the Service selects %2</source>
        <translation>%1: Der Service wählt %2 aus</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Anwendung</translation>
    </message>
    <message>
        <source>Other slot</source>
        <translation>Anderer Slot</translation>
    </message>
    <message>
        <source>Pods ready</source>
        <translation>Pods bereit</translation>
    </message>
    <message>
        <source>Selected by its Service</source>
        <translation>Vom Service ausgewählt</translation>
    </message>
    <message>
        <source>both working</source>
        <translation>beide arbeiten</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
</context>
<context>
    <name>tealdeck::LoadingBar</name>
    <message>
        <source>%1 of about %2 read</source>
        <translation>%1 von etwa %2 gelesen</translation>
    </message>
    <message>
        <source>Being read</source>
        <translation>Wird gelesen</translation>
    </message>
</context>
<context>
    <name>tealdeck::LogFindBar</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation><numerusform>%n Zeile</numerusform><numerusform>%n Zeilen</numerusform></translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>Suche schließen</translation>
    </message>
    <message>
        <source>Close the search (Esc)</source>
        <translation>Suche schließen (Esc)</translation>
    </message>
    <message>
        <source>Find in the log</source>
        <translation>Im Log suchen</translation>
    </message>
    <message>
        <source>Next (Enter)</source>
        <translation>Weiter (Enter)</translation>
    </message>
    <message>
        <source>Next line with the words</source>
        <translation>Nächste Zeile mit den Wörtern</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>Only these lines</source>
        <translation>Nur diese Zeilen</translation>
    </message>
    <message>
        <source>Previous (Shift+Enter)</source>
        <translation>Zurück (Umschalt+Enter)</translation>
    </message>
    <message>
        <source>Previous line with the words</source>
        <translation>Vorige Zeile mit den Wörtern</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Regulärer Ausdruck</translation>
    </message>
    <message>
        <source>Regular expression (Alt+R): what is typed is looked for as a pattern, as in GET .* 5\d\d</source>
        <translation>Regulärer Ausdruck (Alt+R): Die Eingabe wird als Muster gesucht, etwa GET .* 5\d\d</translation>
    </message>
    <message>
        <source>Words to find in the log</source>
        <translation>Im Log zu suchende Wörter</translation>
    </message>
    <message>
        <source>Words to find…</source>
        <translation>Gesuchte Wörter…</translation>
    </message>
    <message>
        <source>Wrap lines</source>
        <translation>Zeilen umbrechen</translation>
    </message>
</context>
<context>
    <name>tealdeck::LogPane</name>
    <message>
        <source>%1 lines, %2 dropped</source>
        <translation>%1 Zeilen, %2 verworfen</translation>
    </message>
    <message>
        <source>%1 of %2 lines, %3 dropped</source>
        <translation>%1 von %2 Zeilen, %3 verworfen</translation>
    </message>
    <message numerus="yes">
        <source>%n container(s) not read: 50 at a time</source>
        <translation><numerusform>%n Container nicht gelesen: 50 auf einmal</numerusform><numerusform>%n Container nicht gelesen: 50 auf einmal</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) saved</source>
        <translation><numerusform>%n Zeile gespeichert</numerusform><numerusform>%n Zeilen gespeichert</numerusform></translation>
    </message>
    <message>
        <source>All containers</source>
        <translation>Alle Container</translation>
    </message>
    <message>
        <source>Also the run before the present one</source>
        <translation>Auch der Lauf vor dem jetzigen</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Container</translation>
    </message>
    <message>
        <source>Earlier runs</source>
        <translation>Frühere Läufe</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Ended; last line %1 ago</source>
        <translation>Beendet; letzte Zeile vor %1</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find in the log (Ctrl+F)</source>
        <translation>Im Log suchen (Strg+F)</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Follows</source>
        <translation>Folgt</translation>
    </message>
    <message>
        <source>Follows; last line %1 ago</source>
        <translation>Folgt; letzte Zeile vor %1</translation>
    </message>
    <message>
        <source>Lines of the log</source>
        <translation>Zeilen des Logs</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Logs</translation>
    </message>
    <message>
        <source>No lines yet.</source>
        <translation>Noch keine Zeilen.</translation>
    </message>
    <message>
        <source>Not saved: %1. No file was written.</source>
        <translation>Nicht gespeichert: %1. Es wurde keine Datei geschrieben.</translation>
    </message>
    <message>
        <source>Reading the log…</source>
        <translation>Liest das Log…</translation>
    </message>
    <message>
        <source>Save the lines to a file</source>
        <translation>Zeilen in eine Datei speichern</translation>
    </message>
    <message>
        <source>Save the log</source>
        <translation>Log speichern</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Speichert…</translation>
    </message>
    <message>
        <source>Stands still. End follows again</source>
        <translation>Steht still. Ende folgt wieder</translation>
    </message>
    <message>
        <source>Stands still; %1 new lines. End follows again</source>
        <translation>Steht still; %1 neue Zeilen. Ende folgt wieder</translation>
    </message>
    <message>
        <source>Stay at the end as lines come (End)</source>
        <translation>Am Ende bleiben, wenn Zeilen kommen (Ende)</translation>
    </message>
    <message>
        <source>Tries again: %1</source>
        <translation>Neuer Versuch: %1</translation>
    </message>
</context>
<context>
    <name>tealdeck::LogView</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Wrap long lines</source>
        <translation>Lange Zeilen umbrechen</translation>
    </message>
</context>
<context>
    <name>tealdeck::MainWindow</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 – %2 – Tealdeck</source>
        <translation>%1 – %2 – Tealdeck</translation>
    </message>
    <message>
        <source>Allow motion</source>
        <translation>Bewegung zulassen</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Fenster schließen</translation>
    </message>
    <message>
        <source>Collapse or expand the list of pages</source>
        <translation>Liste der Seiten ein- oder ausklappen</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>Liste filtern</translation>
    </message>
    <message>
        <source>Give the text its normal size</source>
        <translation>Text in normaler Größe</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Zurückgehen</translation>
    </message>
    <message>
        <source>Go forward</source>
        <translation>Vorwärtsgehen</translation>
    </message>
    <message>
        <source>Go to another environment...</source>
        <translation>Zu einer anderen Umgebung...</translation>
    </message>
    <message>
        <source>Go to the next pane</source>
        <translation>Zum nächsten Bereich</translation>
    </message>
    <message>
        <source>Go to the page with a letter</source>
        <translation>Zur Seite mit einem Buchstaben</translation>
    </message>
    <message>
        <source>Go to the previous pane</source>
        <translation>Zum vorigen Bereich</translation>
    </message>
    <message>
        <source>Go to: %1</source>
        <translation>Gehe zu: %1</translation>
    </message>
    <message>
        <source>Make the text larger</source>
        <translation>Text vergrößern</translation>
    </message>
    <message>
        <source>Make the text smaller</source>
        <translation>Text verkleinern</translation>
    </message>
    <message>
        <source>New window...</source>
        <translation>Neues Fenster...</translation>
    </message>
    <message>
        <source>Open the command palette</source>
        <translation>Befehlspalette öffnen</translation>
    </message>
    <message>
        <source>Quit Tealdeck</source>
        <translation>Tealdeck beenden</translation>
    </message>
    <message>
        <source>Read again now</source>
        <translation>Jetzt neu lesen</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Bewegung verringern</translation>
    </message>
    <message>
        <source>Show the wall display</source>
        <translation>Wandanzeige zeigen</translation>
    </message>
    <message>
        <source>Tealdeck</source>
        <translation>Tealdeck</translation>
    </message>
    <message>
        <source>Tealdeck %1</source>
        <translation>Tealdeck %1</translation>
    </message>
    <message>
        <source>Use the dark theme</source>
        <translation>Dunkles Farbschema</translation>
    </message>
    <message>
        <source>Use the light theme</source>
        <translation>Helles Farbschema</translation>
    </message>
    <message>
        <source>Use the theme of the desktop</source>
        <translation>Farbschema des Desktops</translation>
    </message>
    <message>
        <source>it has it</source>
        <translation>ist schon gewählt</translation>
    </message>
    <message>
        <source>it is at 150 %, the largest</source>
        <translation>schon bei 150 %, größer geht es nicht</translation>
    </message>
    <message>
        <source>it is at 90 %, the smallest</source>
        <translation>schon bei 90 %, kleiner geht es nicht</translation>
    </message>
    <message>
        <source>it is in use</source>
        <translation>ist in Gebrauch</translation>
    </message>
    <message>
        <source>on an environment of its own</source>
        <translation>auf einer eigenen Umgebung</translation>
    </message>
    <message>
        <source>on the whole screen, for reading from afar</source>
        <translation>auf dem ganzen Bildschirm, aus der Ferne zu lesen</translation>
    </message>
    <message>
        <source>there is no earlier page</source>
        <translation>es gibt keine frühere Seite</translation>
    </message>
    <message>
        <source>there is no later page</source>
        <translation>es gibt keine spätere Seite</translation>
    </message>
</context>
<context>
    <name>tealdeck::MaskedValueRow</name>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Bytes</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Verdecken</translation>
    </message>
    <message>
        <source>Hide %1</source>
        <translation>%1 verdecken</translation>
    </message>
    <message>
        <source>Reveal %1</source>
        <translation>%1 aufdecken</translation>
    </message>
    <message>
        <source>Reveal…</source>
        <translation>Aufdecken…</translation>
    </message>
    <message>
        <source>Show the value for a minute; that is journalled</source>
        <translation>Den Wert für eine Minute zeigen; das kommt ins Journal</translation>
    </message>
    <message>
        <source>Value of %1</source>
        <translation>Wert von %1</translation>
    </message>
</context>
<context>
    <name>tealdeck::MaskedValues</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Reveal</source>
        <translation>Aufdecken</translation>
    </message>
    <message>
        <source>Show this value on the screen?</source>
        <translation>Diesen Wert auf dem Bildschirm zeigen?</translation>
    </message>
    <message>
        <source>The journal will say: %1 It stays for a minute, and until these details are closed.</source>
        <translation>Im Journal wird stehen: %1 Er bleibt eine Minute und bis diese Einzelheiten geschlossen werden.</translation>
    </message>
</context>
<context>
    <name>tealdeck::MenuBuilder</name>
    <message>
        <source>&amp;Change</source>
        <translation>Ä&amp;ndern</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
</context>
<context>
    <name>tealdeck::NodesTab</name>
    <message>
        <source>As kubectl lists them</source>
        <translation>Wie kubectl sie zeigt</translation>
    </message>
    <message>
        <source>By zone</source>
        <translation>Nach Zone</translation>
    </message>
    <message>
        <source>How nodes are shown</source>
        <translation>Wie Nodes gezeigt werden</translation>
    </message>
</context>
<context>
    <name>tealdeck::ObjectActionBar</name>
    <message>
        <source>Abort the update…</source>
        <translation>Aktualisierung abbrechen…</translation>
    </message>
    <message>
        <source>Another cluster answers at this address now</source>
        <translation>Unter dieser Adresse antwortet jetzt ein anderer Cluster</translation>
    </message>
    <message>
        <source>Back to the revision before…</source>
        <translation>Zurück zur vorigen Revision…</translation>
    </message>
    <message>
        <source>Bounds…</source>
        <translation>Grenzen…</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Cordon…</source>
        <translation>Sperren…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Drain…</source>
        <translation>Leeren…</translation>
    </message>
    <message>
        <source>Image…</source>
        <translation>Image…</translation>
    </message>
    <message>
        <source>It was not read yet</source>
        <translation>Es wurde noch nicht gelesen</translation>
    </message>
    <message>
        <source>Pause rollout…</source>
        <translation>Rollout anhalten…</translation>
    </message>
    <message>
        <source>Promote in full…</source>
        <translation>Ganz freigeben…</translation>
    </message>
    <message>
        <source>Promote…</source>
        <translation>Freigeben…</translation>
    </message>
    <message>
        <source>Restart…</source>
        <translation>Neu starten…</translation>
    </message>
    <message>
        <source>Resume rollout…</source>
        <translation>Rollout fortsetzen…</translation>
    </message>
    <message>
        <source>Resume…</source>
        <translation>Fortsetzen…</translation>
    </message>
    <message>
        <source>Retry the update…</source>
        <translation>Aktualisierung noch einmal versuchen…</translation>
    </message>
    <message>
        <source>Roll back…</source>
        <translation>Zurückrollen…</translation>
    </message>
    <message>
        <source>Run now…</source>
        <translation>Jetzt laufen lassen…</translation>
    </message>
    <message>
        <source>Run once more…</source>
        <translation>Noch einmal laufen lassen…</translation>
    </message>
    <message>
        <source>Scale…</source>
        <translation>Skalieren…</translation>
    </message>
    <message>
        <source>Suspend…</source>
        <translation>Anhalten…</translation>
    </message>
    <message>
        <source>This console is read-only</source>
        <translation>Diese Konsole liest nur</translation>
    </message>
    <message>
        <source>Uncordon…</source>
        <translation>Freigeben…</translation>
    </message>
</context>
<context>
    <name>tealdeck::ObjectDetails</name>
    <message>
        <source>%1 is not there.</source>
        <translation>%1 ist nicht da.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, on %2</source>
        <translation>%1, auf %2</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>Einzelheiten schließen</translation>
    </message>
    <message>
        <source>Close the details (Esc)</source>
        <translation>Einzelheiten schließen (Esc)</translation>
    </message>
    <message>
        <source>Conditions, owners, related objects, labels</source>
        <translation>Conditions, Besitzer, Verwandtes, Labels</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Details of %1</source>
        <translation>Einzelheiten zu %1</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Events</translation>
    </message>
    <message>
        <source>Events (V in the list)</source>
        <translation>Events (V in der Liste)</translation>
    </message>
    <message>
        <source>It is gone from the cluster. Shown is what was last known.</source>
        <translation>Es ist aus dem Cluster verschwunden. Gezeigt wird, was zuletzt bekannt war.</translation>
    </message>
    <message>
        <source>It was deleted, or never was in this namespace.</source>
        <translation>Es wurde gelöscht oder war nie in diesem Namespace.</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Logs</translation>
    </message>
    <message>
        <source>Logs (L in the list)</source>
        <translation>Logs (L in der Liste)</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>The rest of the page works without this right.</source>
        <translation>Der Rest der Seite arbeitet ohne dieses Recht.</translation>
    </message>
    <message>
        <source>YAML</source>
        <translation>YAML</translation>
    </message>
    <message>
        <source>YAML, secrets masked (Y in the list)</source>
        <translation>YAML, Geheimes verdeckt (Y in der Liste)</translation>
    </message>
</context>
<context>
    <name>tealdeck::ObjectEventsView</name>
    <message>
        <source>Events</source>
        <translation>Events</translation>
    </message>
    <message>
        <source>Events are being read.</source>
        <translation>Events werden gelesen.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Gesehen</translation>
    </message>
    <message>
        <source>The events could not be read; the summary says why.</source>
        <translation>Die Events konnten nicht gelesen werden; der Überblick sagt, warum.</translation>
    </message>
    <message>
        <source>There is no event about this object. Servers keep events for an hour, unless they were told otherwise.</source>
        <translation>Zu diesem Objekt gibt es kein Event. Server behalten Events eine Stunde, wenn nichts anderes eingestellt ist.</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wortlaut</translation>
    </message>
    <message>
        <source>first %1</source>
        <translation>zuerst %1</translation>
    </message>
</context>
<context>
    <name>tealdeck::ObjectLinkList</name>
    <message>
        <source>Show %1</source>
        <translation>%1 zeigen</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
</context>
<context>
    <name>tealdeck::ObjectSummaryView</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>Annotations</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Conditions</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>Nicht gelesen</translation>
    </message>
    <message>
        <source>Owners</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>Related</source>
        <translation>Verwandtes</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Überblick</translation>
    </message>
</context>
<context>
    <name>tealdeck::ObjectTabs</name>
    <message>
        <source>Parts of the details</source>
        <translation>Teile der Einzelheiten</translation>
    </message>
</context>
<context>
    <name>tealdeck::ObjectYamlView</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the whole text; masked values stay masked</source>
        <translation>Den ganzen Text kopieren; Verdecktes bleibt verdeckt</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find in the YAML</source>
        <translation>Im YAML suchen</translation>
    </message>
    <message>
        <source>Managed fields</source>
        <translation>Managed fields</translation>
    </message>
    <message>
        <source>Masked values</source>
        <translation>Verdeckte Werte</translation>
    </message>
    <message>
        <source>YAML</source>
        <translation>YAML</translation>
    </message>
</context>
<context>
    <name>tealdeck::OverviewList</name>
    <message>
        <source>the first %1 are shown</source>
        <translation>die ersten %1 werden gezeigt</translation>
    </message>
</context>
<context>
    <name>tealdeck::OverviewPage</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation><numerusform>%n Problem</numerusform><numerusform>%n Probleme</numerusform></translation>
    </message>
    <message>
        <source>Applications are being looked for…</source>
        <translation>Anwendungen werden gesucht…</translation>
    </message>
    <message>
        <source>It is not known how it is now</source>
        <translation>Wie es jetzt ist, ist nicht bekannt</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>Letzte 24 Stunden</translation>
    </message>
    <message>
        <source>Nodes are being read…</source>
        <translation>Nodes werden gelesen…</translation>
    </message>
    <message>
        <source>Nodes by zone</source>
        <translation>Nodes nach Zone</translation>
    </message>
    <message>
        <source>Nothing is delivered in slots here.</source>
        <translation>Hier wird nichts in Slots ausgeliefert.</translation>
    </message>
    <message>
        <source>Nothing that was read is out of order.</source>
        <translation>Nichts von dem, was gelesen wurde, ist gestört.</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>The cluster is being read</source>
        <translation>Der Cluster wird gelesen</translation>
    </message>
    <message>
        <source>There is none.</source>
        <translation>Es gibt keine.</translation>
    </message>
    <message>
        <source>Warning events of the last hour</source>
        <translation>Warnereignisse der letzten Stunde</translation>
    </message>
    <message>
        <source>What is live</source>
        <translation>Was live ist</translation>
    </message>
    <message>
        <source>What is shown is the last that was read.</source>
        <translation>Gezeigt wird, was zuletzt gelesen wurde.</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>Stand %1</translation>
    </message>
    <message>
        <source>figures</source>
        <translation>Zahlen</translation>
    </message>
</context>
<context>
    <name>tealdeck::PaletteDelegate</name>
    <message>
        <source>off: %1</source>
        <translation>nicht möglich: %1</translation>
    </message>
</context>
<context>
    <name>tealdeck::PaletteField</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Go to or do...</source>
        <translation>Gehen oder tun...</translation>
    </message>
</context>
<context>
    <name>tealdeck::PaletteModel</name>
    <message>
        <source>%1, off: %2</source>
        <translation>%1, nicht möglich: %2</translation>
    </message>
</context>
<context>
    <name>tealdeck::PastChangeRow</name>
    <message>
        <source>%1, %2, by %3: %4</source>
        <translation>%1, %2, von %3: %4</translation>
    </message>
    <message>
        <source>%1. Show it in the journal.</source>
        <translation>%1. Im Journal zeigen.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>No outcome yet</source>
        <translation>Noch kein Ergebnis</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
</context>
<context>
    <name>tealdeck::PlanView</name>
    <message numerus="yes">
        <source>%n failed</source>
        <translation><numerusform>%n nicht bestanden</numerusform><numerusform>%n nicht bestanden</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n not run</source>
        <translation><numerusform>%n nicht gelaufen</numerusform><numerusform>%n nicht gelaufen</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n passed</source>
        <translation><numerusform>%n bestanden</numerusform><numerusform>%n bestanden</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation><numerusform>%n Warnung</numerusform><numerusform>%n Warnungen</numerusform></translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Vorher und nachher</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Copy as commands</source>
        <translation>Als Befehle kopieren</translation>
    </message>
    <message>
        <source>Copy request</source>
        <translation>Anfrage kopieren</translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation>Probelauf</translation>
    </message>
    <message>
        <source>For the way back</source>
        <translation>Für den Rückweg</translation>
    </message>
    <message>
        <source>For this change</source>
        <translation>Für diese Änderung</translation>
    </message>
    <message>
        <source>How it is undone</source>
        <translation>Wie es rückgängig gemacht wird</translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation>Was geschehen wird</translation>
    </message>
    <message>
        <source>kubectl commands for a terminal, for when this console is gone</source>
        <translation>kubectl-Befehle für ein Terminal, falls es diese Konsole nicht mehr gibt</translation>
    </message>
    <message>
        <source>read %1</source>
        <translation>gelesen %1</translation>
    </message>
</context>
<context>
    <name>tealdeck::PlanningView</name>
    <message>
        <source>%1 Nothing was changed.</source>
        <translation>%1 Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Plan again</source>
        <translation>Neu planen</translation>
    </message>
    <message>
        <source>Reading what the plan needs</source>
        <translation>Liest, was der Plan braucht</translation>
    </message>
    <message>
        <source>The Service, its workloads, pods and lock are read directly from the API server, which is also asked for a dry run. Each read may take 5 s. Nothing is changed.</source>
        <translation>Service, Workloads, Pods und Sperre werden direkt vom API-Server gelesen, der auch um einen Probelauf gebeten wird. Jedes Lesen darf 5 s dauern. Es wird nichts geändert.</translation>
    </message>
    <message>
        <source>There is no plan.</source>
        <translation>Es gibt keinen Plan.</translation>
    </message>
</context>
<context>
    <name>tealdeck::PodCells</name>
    <message numerus="yes">
        <source>%1 of %n pods ready</source>
        <translation><numerusform>%1 von %n Pod bereit</numerusform><numerusform>%1 von %n Pods bereit</numerusform></translation>
    </message>
</context>
<context>
    <name>tealdeck::PointsDiagram</name>
    <message>
        <source>%1 %2. First slot: %3 %4. Second slot: %5 %6.</source>
        <translation>%1 %2. Erster Slot: %3 %4. Zweiter Slot: %5 %6.</translation>
    </message>
</context>
<context>
    <name>tealdeck::ProgressList</name>
    <message>
        <source>%1: %2. %3</source>
        <translation>%1: %2. %3</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
</context>
<context>
    <name>tealdeck::ProgressView</name>
    <message>
        <source>Effect</source>
        <translation>Wirkung</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Writes sent</source>
        <translation>Geschrieben</translation>
    </message>
</context>
<context>
    <name>tealdeck::Rail</name>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Collapse</source>
        <translation>Einklappen</translation>
    </message>
    <message>
        <source>Expand</source>
        <translation>Ausklappen</translation>
    </message>
    <message>
        <source>Govern</source>
        <translation>Nachweis</translation>
    </message>
    <message>
        <source>Observe</source>
        <translation>Beobachten</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Betrieb</translation>
    </message>
</context>
<context>
    <name>tealdeck::RecentChanges</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Last changes</source>
        <translation>Letzte Änderungen</translation>
    </message>
    <message>
        <source>Reading the journal…</source>
        <translation>Liest das Journal…</translation>
    </message>
    <message>
        <source>The journal of this console holds no change of this application.</source>
        <translation>Das Journal dieser Konsole enthält keine Änderung dieser Anwendung.</translation>
    </message>
</context>
<context>
    <name>tealdeck::SettingsPage</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>&amp;Remembered layout</source>
        <translation>Gemerkte &amp;Anordnung</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>Also with Ctrl and +, - or 0. Rows grow with their text.</source>
        <translation>Auch mit Strg und +, - oder 0. Zeilen wachsen mit ihrem Text.</translation>
    </message>
    <message>
        <source>Always with names</source>
        <translation>Immer mit Namen</translation>
    </message>
    <message numerus="yes">
        <source>And %n more; the log names all.</source>
        <translation><numerusform>Und %n weiterer; das Log nennt alle.</numerusform><numerusform>Und %n weitere; das Log nennt alle.</numerusform></translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie die Arbeitsumgebung</translation>
    </message>
    <message>
        <source>Columns of every table, their order and widths, the width of details and the list of pages are as at the first start.</source>
        <translation>Spalten aller Tabellen, ihre Reihenfolge und Breiten, die Breite der Details und die Seitenliste sind wieder wie beim ersten Start.</translation>
    </message>
    <message>
        <source>Ctrl and B folds and unfolds it.</source>
        <translation>Strg und B klappt sie ein und aus.</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Follows the desktop when that changes from light to dark.</source>
        <translation>Folgt der Arbeitsumgebung, wenn sie zwischen hell und dunkel wechselt.</translation>
    </message>
    <message>
        <source>Icons only</source>
        <translation>Nur Symbole</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Anordnung</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>List of &amp;pages</source>
        <translation>&amp;Seitenliste</translation>
    </message>
    <message>
        <source>List of pages</source>
        <translation>Seitenliste</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Names where there is room</source>
        <translation>Namen, wo Platz ist</translation>
    </message>
    <message>
        <source>Not all of the settings file can be used.</source>
        <translation>Nicht alles in der Einstellungsdatei ist brauchbar.</translation>
    </message>
    <message>
        <source>Nothing turns and nothing flashes</source>
        <translation>Nichts dreht sich und nichts blinkt</translation>
    </message>
    <message>
        <source>Reduce &amp;motion</source>
        <translation>&amp;Bewegung verringern</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Bewegung verringern</translation>
    </message>
    <message>
        <source>Reset columns and layout</source>
        <translation>Spalten und Anordnung zurücksetzen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation>Schrift&amp;größe</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>What works still says so by its word and by its time.</source>
        <translation>Was arbeitet, sagt es weiterhin durch sein Wort und seine Zeit.</translation>
    </message>
    <message>
        <source>Where things are kept</source>
        <translation>Wo was liegt</translation>
    </message>
</context>
<context>
    <name>tealdeck::SlotCard</name>
    <message numerus="yes">
        <source>%1 of %n pods ready</source>
        <translation><numerusform>%1 von %n Pod bereit</numerusform><numerusform>%1 von %n Pods bereit</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>of %n ready</source>
        <translation><numerusform>von %n bereit</numerusform><numerusform>von %n bereit</numerusform></translation>
    </message>
    <message>
        <source>version not known</source>
        <translation>Version nicht bekannt</translation>
    </message>
</context>
<context>
    <name>tealdeck::StageBar</name>
    <message>
        <source>All stages done</source>
        <translation>Alle Schritte fertig</translation>
    </message>
    <message>
        <source>Stage %1 of %2: %3</source>
        <translation>Schritt %1 von %2: %3</translation>
    </message>
</context>
<context>
    <name>tealdeck::StatusToggle</name>
    <message>
        <source>%1, %2 rows</source>
        <translation>%1, %2 Zeilen</translation>
    </message>
    <message>
        <source>%1, %2 rows: show or hide them</source>
        <translation>%1, %2 Zeilen: zeigen oder ausblenden</translation>
    </message>
</context>
<context>
    <name>tealdeck::StepList</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Step %1: %2</source>
        <translation>Schritt %1: %2</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>vorhergesagt</translation>
    </message>
    <message>
        <source>sent by us</source>
        <translation>von uns gesendet</translation>
    </message>
</context>
<context>
    <name>tealdeck::TableView</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Reset the columns</source>
        <translation>Spalten zurücksetzen</translation>
    </message>
</context>
<context>
    <name>tealdeck::Tour</name>
    <message>
        <source>%1 could not be written.</source>
        <translation>%1 konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>%1 pictures are in %2. Requests that changed something: %3.</source>
        <translation>%1 Bilder sind in %2. Anfragen, die etwas geändert haben: %3.</translation>
    </message>
    <message>
        <source>%1: %2, %3 requests sent.</source>
        <translation>%1: %2, %3 Anfragen gesendet.</translation>
    </message>
    <message>
        <source>Read %1 pods and %2 applications of %3.</source>
        <translation>%1 Pods und %2 Anwendungen von %3 gelesen.</translation>
    </message>
    <message>
        <source>Release 1.43.0, CHG-2291. Agreed with on-call.</source>
        <translation>Release 1.43.0, CHG-2291. Mit der Bereitschaft abgesprochen.</translation>
    </message>
    <message>
        <source>The tour got stuck at "%1".</source>
        <translation>Die Tour blieb stehen bei "%1".</translation>
    </message>
</context>
<context>
    <name>tealdeck::UnfinishedNotices</name>
    <message>
        <source>%1: begun %2 by %3 on %4; its console wrote no end.</source>
        <translation>%1: begonnen %2 von %3 auf %4; seine Konsole schrieb kein Ende.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The journal could not be told: %1</source>
        <translation>Das Journal konnte nicht ergänzt werden: %1</translation>
    </message>
</context>
<context>
    <name>tealdeck::UserSettings</name>
    <message>
        <source>%1 cannot be "%2"; it is ignored.</source>
        <translation>%1 kann nicht „%2“ sein; der Wert wird übergangen.</translation>
    </message>
    <message>
        <source>%1 cannot be read; everything is as at the first start.</source>
        <translation>%1 ist nicht lesbar; alles ist wie beim ersten Start.</translation>
    </message>
    <message>
        <source>%1 cannot be written; what is chosen now is forgotten at the end.</source>
        <translation>%1 ist nicht beschreibbar; was jetzt gewählt wird, ist am Ende vergessen.</translation>
    </message>
    <message>
        <source>Some lines of %1 are no settings; they are ignored.</source>
        <translation>Einige Zeilen von %1 sind keine Einstellungen; sie werden übergangen.</translation>
    </message>
</context>
<context>
    <name>tealdeck::WallView</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Anwendung</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Nodes ready</source>
        <translation>Nodes bereit</translation>
    </message>
    <message>
        <source>Other slot</source>
        <translation>Anderer Slot</translation>
    </message>
    <message>
        <source>Pods ready</source>
        <translation>Pods bereit</translation>
    </message>
    <message>
        <source>READ-ONLY</source>
        <translation>NUR LESEN</translation>
    </message>
    <message>
        <source>SANDBOX</source>
        <translation>SANDBOX</translation>
    </message>
    <message>
        <source>Wall display</source>
        <translation>Wandanzeige</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zone</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation><numerusform>und %n weitere</numerusform><numerusform>und %n weitere</numerusform></translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>writes sent</source>
        <translation>Schreibzugriffe</translation>
    </message>
    <message>
        <source>zone not known</source>
        <translation>Zone unbekannt</translation>
    </message>
</context>
<context>
    <name>tealdeck::WaysInTable</name>
    <message>
        <source>%1 %2 leads to %3</source>
        <translation>%1 %2 führt zu %3</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Leads to</source>
        <translation>Führt zu</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>No Service and no Ingress leads here.</source>
        <translation>Kein Service und kein Ingress führt hierher.</translation>
    </message>
</context>
<context>
    <name>tealdeck::WishDialog</name>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>&amp;Container</source>
        <translation>&amp;Container</translation>
    </message>
    <message>
        <source>&amp;Image</source>
        <translation>&amp;Image</translation>
    </message>
    <message>
        <source>&amp;Least</source>
        <translation>&amp;Mindestens</translation>
    </message>
    <message>
        <source>&amp;Most</source>
        <translation>&amp;Höchstens</translation>
    </message>
    <message>
        <source>&amp;Replicas</source>
        <translation>&amp;Replikate</translation>
    </message>
    <message>
        <source>&amp;Time to end</source>
        <translation>&amp;Zeit zum Beenden</translation>
    </message>
    <message>
        <source>All its pods are replaced by ones with this image. A plan with all checks follows; nothing is sent yet.</source>
        <translation>Alle seine Pods werden durch solche mit diesem Image ersetzt. Ein Plan mit allen Prüfungen folgt; noch wird nichts gesendet.</translation>
    </message>
    <message>
        <source>Another image for %1</source>
        <translation>Anderes Image für %1</translation>
    </message>
    <message>
        <source>Bounds of autoscaler %1</source>
        <translation>Grenzen des Autoscalers %1</translation>
    </message>
    <message>
        <source>CPU &amp;target, %</source>
        <translation>CPU-&amp;Ziel, %</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Data in emptyDir volumes may be &amp;lost</source>
        <translation>Daten in emptyDir-Volumes dürfen ver&amp;loren gehen</translation>
    </message>
    <message>
        <source>Drain node %1</source>
        <translation>Node %1 leeren</translation>
    </message>
    <message numerus="yes">
        <source>It has %n replica(s) now. A plan with all checks follows; nothing is sent yet.</source>
        <translation><numerusform>Es hat jetzt %n Replikat. Ein Plan mit allen Prüfungen folgt; noch wird nichts gesendet.</numerusform><numerusform>Es hat jetzt %n Replikate. Ein Plan mit allen Prüfungen folgt; noch wird nichts gesendet.</numerusform></translation>
    </message>
    <message>
        <source>It has so many already</source>
        <translation>Es hat schon so viele</translation>
    </message>
    <message>
        <source>It has this image already</source>
        <translation>Es hat dieses Image schon</translation>
    </message>
    <message>
        <source>It is cordoned, and its pods are evicted as disruption budgets let them go. A plan with all checks follows; nothing is sent yet.</source>
        <translation>Er wird gesperrt, und seine Pods werden verdrängt, wie Disruption-Budgets sie gehen lassen. Ein Plan mit allen Prüfungen folgt; noch wird nichts gesendet.</translation>
    </message>
    <message>
        <source>It keeps the number of replicas between these two. A plan with all checks follows; nothing is sent yet.</source>
        <translation>Er hält die Zahl der Replikate zwischen diesen beiden. Es folgt ein Plan mit allen Prüfungen; gesendet wird noch nichts.</translation>
    </message>
    <message>
        <source>Local data</source>
        <translation>Lokale Daten</translation>
    </message>
    <message>
        <source>Name an image</source>
        <translation>Nennen Sie ein Image</translation>
    </message>
    <message>
        <source>Plan…</source>
        <translation>Planen…</translation>
    </message>
    <message>
        <source>Pods &amp;without a controller may go for good</source>
        <translation>Pods &amp;ohne Controller dürfen endgültig gehen</translation>
    </message>
    <message>
        <source>Scale %1</source>
        <translation>%1 skalieren</translation>
    </message>
    <message>
        <source>Single pods</source>
        <translation>Einzelne Pods</translation>
    </message>
    <message>
        <source>The least is above the most</source>
        <translation>Mindestens liegt über höchstens</translation>
    </message>
    <message>
        <source>They are so already</source>
        <translation>Sie sind schon so</translation>
    </message>
    <message>
        <source>Wait at &amp;most</source>
        <translation>&amp;Höchstens warten</translation>
    </message>
    <message>
        <source>the pods' own</source>
        <translation>die der Pods</translation>
    </message>
</context>
<context>
    <name>tealdeck::Workplace</name>
    <message>
        <source>API server %1</source>
        <translation>API-Server %1</translation>
    </message>
    <message>
        <source>Kubernetes %1</source>
        <translation>Kubernetes %1</translation>
    </message>
    <message>
        <source>Verify the journal's chain</source>
        <translation>Kette des Journals prüfen</translation>
    </message>
    <message>
        <source>certificate not verified (kubeconfig)</source>
        <translation>Zertifikat nicht geprüft (Kubeconfig)</translation>
    </message>
    <message>
        <source>the server's clock is %1 s ahead of ours</source>
        <translation>die Uhr des Servers geht %1 s vor</translation>
    </message>
    <message>
        <source>the server's clock is %1 s behind ours</source>
        <translation>die Uhr des Servers geht %1 s nach</translation>
    </message>
</context>
<context>
    <name>tealdeck::WriteList</name>
    <message>
        <source>%1 %2, answer %3</source>
        <translation>%1 %2, Antwort %3</translation>
    </message>
    <message>
        <source>%1, %2 without an answer</source>
        <translation>%1, %2 ohne Antwort</translation>
    </message>
    <message>
        <source>%1, all answered</source>
        <translation>%1, alle beantwortet</translation>
    </message>
    <message>
        <source>0</source>
        <translation>0</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>noch nichts</translation>
    </message>
</context>
<context>
    <name>tealdeck::ZoneNodes</name>
    <message>
        <source>%1 lose all replicas, %2 most of them</source>
        <translation>%1 verlieren alle Replicas, %2 die meisten</translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation><numerusform>%n Node</numerusform><numerusform>%n Nodes</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n pod(s) on no node yet</source>
        <translation><numerusform>%n Pod noch auf keinem Node</numerusform><numerusform>%n Pods noch auf keinem Node</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n pod(s) on nodes that are not in this list</source>
        <translation><numerusform>%n Pod auf einem Node, der nicht in dieser Liste steht</numerusform><numerusform>%n Pods auf Nodes, die nicht in dieser Liste stehen</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n zone(s)</source>
        <translation><numerusform>%n Zone</numerusform><numerusform>%n Zonen</numerusform></translation>
    </message>
    <message>
        <source>Choose a zone or a node to see which workloads lose all or most of their replicas with it.</source>
        <translation>Wählen Sie eine Zone oder einen Node, um zu sehen, welche Workloads damit alle oder die meisten Replicas verlieren.</translation>
    </message>
    <message>
        <source>Filter nodes</source>
        <translation>Nodes filtern</translation>
    </message>
    <message>
        <source>If node %1 fails</source>
        <translation>Wenn Node %1 ausfällt</translation>
    </message>
    <message>
        <source>If zone %1 fails</source>
        <translation>Wenn Zone %1 ausfällt</translation>
    </message>
    <message>
        <source>No row fits the filter; Esc clears it</source>
        <translation>Keine Zeile passt zum Filter; Esc leert ihn</translation>
    </message>
    <message>
        <source>No workload loses more than half of its ready replicas.</source>
        <translation>Kein Workload verliert mehr als die Hälfte seiner bereiten Replicas.</translation>
    </message>
    <message>
        <source>Nodes by zone</source>
        <translation>Nodes nach Zone</translation>
    </message>
    <message>
        <source>Nodes whose zone is not known</source>
        <translation>Nodes, deren Zone unbekannt ist</translation>
    </message>
    <message>
        <source>Nodes: %1</source>
        <translation>Nodes: %1</translation>
    </message>
    <message>
        <source>The server answered with an empty list; new ones appear here by themselves.</source>
        <translation>Der Server hat mit einer leeren Liste geantwortet; neue erscheinen hier von selbst.</translation>
    </message>
    <message>
        <source>There is no node in this cluster.</source>
        <translation>In diesem Cluster gibt es keinen Node.</translation>
    </message>
    <message>
        <source>They carry no label topology.kubernetes.io/zone, so nobody can say whether they fail together. Choose a single node to see what falls with it.</source>
        <translation>Sie tragen kein Label topology.kubernetes.io/zone; niemand kann sagen, ob sie gemeinsam ausfallen. Wählen Sie einen einzelnen Node, um zu sehen, was mit ihm ausfällt.</translation>
    </message>
    <message>
        <source>What falls with a zone or a node</source>
        <translation>Was mit einer Zone oder einem Node ausfällt</translation>
    </message>
    <message>
        <source>Workloads that lose replicas</source>
        <translation>Workloads, die Replicas verlieren</translation>
    </message>
    <message>
        <source>name, zone, status, label=value…</source>
        <translation>Name, Zone, Status, Label=Wert…</translation>
    </message>
    <message>
        <source>nodes</source>
        <translation>Nodes</translation>
    </message>
    <message>
        <source>only pods of namespace %1 are known</source>
        <translation>nur die Pods des Namespace %1 sind bekannt</translation>
    </message>
    <message>
        <source>pods</source>
        <translation>Pods</translation>
    </message>
</context>
<context>
    <name>tealdeck::ZoneTable</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1: %2 of %3 nodes ready</source>
        <translation>%1: %2 von %3 Nodes bereit</translation>
    </message>
    <message>
        <source>Cordoned</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Nodes ready</source>
        <translation>Nodes bereit</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>zone not known</source>
        <translation>Zone nicht bekannt</translation>
    </message>
</context>
</TS>
