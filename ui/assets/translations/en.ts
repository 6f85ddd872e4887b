<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name>Plurals</name>
    <message numerus="yes">
        <source>%Ln second(s)</source>
        <translation>
            <numerusform>%Ln second</numerusform>
            <numerusform>%Ln seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln minute</numerusform>
            <numerusform>%Ln minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s)</source>
        <translation>
            <numerusform>%Ln hour</numerusform>
            <numerusform>%Ln hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln year(s) old</source>
        <translation>
            <numerusform>%Ln year old</numerusform>
            <numerusform>%Ln years old</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>%Ln record</numerusform>
            <numerusform>%Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s)</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s)</source>
        <translation>
            <numerusform>%Ln result</numerusform>
            <numerusform>%Ln results</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln version(s)</source>
        <translation>
            <numerusform>%Ln version</numerusform>
            <numerusform>%Ln versions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more tries are left.</source>
        <translation>
            <numerusform>%Ln more try is left.</numerusform>
            <numerusform>%Ln more tries are left.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Opened %Ln time(s).</source>
        <translation>
            <numerusform>Opened once.</numerusform>
            <numerusform>Opened %Ln times.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Can still be opened %Ln time(s).</source>
        <translation>
            <numerusform>Can still be opened once.</numerusform>
            <numerusform>Can still be opened %Ln times.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) added.</source>
        <translation>
            <numerusform>%Ln record added.</numerusform>
            <numerusform>%Ln records added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln open share(s) no longer show it.</source>
        <translation>
            <numerusform>%Ln open share no longer shows it.</numerusform>
            <numerusform>%Ln open shares no longer show it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You destroyed %Ln record(s) for good.</source>
        <translation>
            <numerusform>You destroyed %Ln record for good.</numerusform>
            <numerusform>You destroyed %Ln records for good.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) they came in</source>
        <translation>
            <numerusform>%Ln file they came in</numerusform>
            <numerusform>%Ln files they came in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more record(s)</source>
        <translation>
            <numerusform>and %Ln more record</numerusform>
            <numerusform>and %Ln more records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln open share(s), which end at once</source>
        <translation>
            <numerusform>%Ln open share, which ends at once</numerusform>
            <numerusform>%Ln open shares, which end at once</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bring back %Ln record(s) you destroyed</source>
        <translation>
            <numerusform>Bring back %Ln record you destroyed</numerusform>
            <numerusform>Bring back %Ln records you destroyed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new file(s) in the folder you watch.</source>
        <translation>
            <numerusform>%Ln new file in the folder you watch.</numerusform>
            <numerusform>%Ln new files in the folder you watch.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read %Ln waiting file(s)</source>
        <translation>
            <numerusform>Read %Ln waiting file</numerusform>
            <numerusform>Read %Ln waiting files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of these you already have from {sources}.</source>
        <translation>
            <numerusform>%Ln of these you already have from {sources}.</numerusform>
            <numerusform>%Ln of these you already have from {sources}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) added for {name}.</source>
        <translation>
            <numerusform>%Ln record added for {name}.</numerusform>
            <numerusform>%Ln records added for {name}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) taken back.</source>
        <translation>
            <numerusform>%Ln record taken back.</numerusform>
            <numerusform>%Ln records taken back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) could not be read for certain. Tick those that agree with the picture.</source>
        <translation>
            <numerusform>%Ln value could not be read for certain. Tick it if it agrees with the picture.</numerusform>
            <numerusform>%Ln values could not be read for certain. Tick those that agree with the picture.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save %Ln record(s)</source>
        <translation>
            <numerusform>Save %Ln record</numerusform>
            <numerusform>Save %Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries checked</source>
        <translation>
            <numerusform>%Ln entry checked</numerusform>
            <numerusform>%Ln entries checked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) read</source>
        <translation>
            <numerusform>%Ln record read</numerusform>
            <numerusform>%Ln records read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hidden or system file(s) were passed over.</source>
        <translation>
            <numerusform>%Ln hidden or system file was passed over.</numerusform>
            <numerusform>%Ln hidden or system files were passed over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) in these files may be nobody of your household.</source>
        <translation>
            <numerusform>%Ln person in these files may be nobody of your household.</numerusform>
            <numerusform>%Ln people in these files may be nobody of your household.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln new person(s)</source>
        <translation>
            <numerusform>Add %Ln new person</numerusform>
            <numerusform>Add all %Ln as new people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln still wait(s) for an answer.</source>
        <translation>
            <numerusform>%Ln still waits for an answer.</numerusform>
            <numerusform>%Ln still wait for an answer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them need(s) an answer from you.</source>
        <translation>
            <numerusform>%Ln of them needs an answer from you.</numerusform>
            <numerusform>%Ln of them need an answer from you.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more card(s) are needed.</source>
        <translation>
            <numerusform>%Ln more card is needed.</numerusform>
            <numerusform>%Ln more cards are needed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln backup(s)</source>
        <translation>
            <numerusform>%Ln backup</numerusform>
            <numerusform>%Ln backups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s)</source>
        <translation>
            <numerusform>%Ln entry</numerusform>
            <numerusform>%Ln entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s)</source>
        <translation>
            <numerusform>%Ln picture</numerusform>
            <numerusform>%Ln pictures</numerusform>
        </translation>
    </message>
</context>
</TS>
