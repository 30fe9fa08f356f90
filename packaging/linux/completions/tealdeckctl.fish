# fish completion for tealdeckctl. Commands and options come from the program's own --help.

function __tealdeckctl_commands
    # The words before the cursor that are no options; their values are left in, which harms nobody.
    for word in (commandline -opc)[2..-1]
        string match -q -- '-*' $word; or echo $word
    end
end

function __tealdeckctl_help
    tealdeckctl $argv --help 2>/dev/null | awk '
        /^Subcommands:/ { commands = 1; next }
        /^[A-Z].*:/ { commands = 0 }
        commands && /^  [a-z]/ { print $1 }
        /^  -/ { n = split($1, names, ","); for (i = 1; i <= n; i++) print names[i] }'
end

function __tealdeckctl_words
    set -l commands (__tealdeckctl_commands)
    if test (count $commands) -eq 0
        __tealdeckctl_help
    else if test $commands[1] = journal
        __tealdeckctl_help $commands[1..2]
    else
        __tealdeckctl_help $commands[1]
    end
end

function __tealdeckctl_contexts
    tealdeckctl contexts 2>/dev/null | awk 'NR == 1 { column = index($0, "NAME") } NR > 1 { split(substr($0, column), words, " "); print words[1] }'
end

set -l kinds pods deployments replicasets statefulsets daemonsets jobs cronjobs services endpointslices ingresses nodes namespaces events \
    configmaps secrets persistentvolumes persistentvolumeclaims horizontalpodautoscalers poddisruptionbudgets leases \
    customresourcedefinitions serviceaccounts roles rolebindings clusterroles clusterrolebindings networkpolicies storageclasses

complete -c tealdeckctl -f -a '(__tealdeckctl_words)'
complete -c tealdeckctl -l kubeconfig -r -F
complete -c tealdeckctl -l workspace -r -F
complete -c tealdeckctl -l context -x -a '(__tealdeckctl_contexts)'
complete -c tealdeckctl -l scenario -x -a '(tealdeck-sandbox --list-scenarios 2>/dev/null | cut -f1)'
complete -c tealdeckctl -l purpose -x -a 'release fix way-back'
complete -c tealdeckctl -l format -x -a 'csv jsonl'
complete -c tealdeckctl -l types -x -a 'Normal Warning'
complete -c tealdeckctl -s o -l output -x -a 'name table wide json yaml'
complete -c tealdeckctl -n '__fish_seen_subcommand_from get describe' -a "$kinds"
complete -c tealdeckctl -n '__fish_seen_subcommand_from logs' -a 'deployment/ statefulset/ daemonset/ replicaset/'
complete -c tealdeckctl -n '__fish_seen_subcommand_from scale restart pause resume set-image' -a 'deployment/ statefulset/ daemonset/'
complete -c tealdeckctl -n '__fish_seen_subcommand_from cordon uncordon' -a 'node/'
complete -c tealdeckctl -n '__fish_seen_subcommand_from suspend trigger rerun delete set-bounds' -a 'cronjob/ job/ pod/ hpa/'
