# bash completion for tealdeckctl, tealdeck and tealdeck-sandbox. Commands and options come from the programs' own --help.

_tealdeck_kinds="pods deployments replicasets statefulsets daemonsets jobs cronjobs services endpointslices ingresses nodes namespaces events
configmaps secrets persistentvolumes persistentvolumeclaims horizontalpodautoscalers poddisruptionbudgets leases customresourcedefinitions
serviceaccounts roles rolebindings clusterroles clusterrolebindings networkpolicies storageclasses"

# _tealdeck_help PROGRAM [COMMAND...]: options and sub-commands, one a line.
_tealdeck_help() {
    "$@" --help 2>/dev/null | awk '
        /^Subcommands:/ { commands = 1; next }
        /^[A-Z].*:/ { commands = 0 }
        commands && /^  [a-z]/ { print $1 }
        /^  -/ { n = split($1, names, ","); for (i = 1; i <= n; i++) print names[i] }'
}

_tealdeck_contexts() {
    tealdeckctl ${_tealdeck_kubeconfig:+--kubeconfig "$_tealdeck_kubeconfig"} contexts 2>/dev/null \
        | awk 'NR == 1 { column = index($0, "NAME") } NR > 1 { split(substr($0, column), words, " "); print words[1] }'
}

# The values of the option before the cursor; fails where it takes none.
_tealdeck_values() {
    case $1 in
        --context) _tealdeck_contexts ;;
        --scenario) tealdeck-sandbox --list-scenarios 2>/dev/null | cut -f1 ;;
        --language) printf '%s\n' de en ;;
        --clock) printf '%s\n' machine manual ;;
        --purpose) printf '%s\n' release fix way-back ;;
        --format) printf '%s\n' csv jsonl ;;
        --types) printf '%s\n' Normal Warning ;;
        -o | --output) if [ "$2" = describe ]; then printf '%s\n' yaml json; else printf '%s\n' name table wide json; fi ;;
        -n | --namespace | -l | --selector | -c | --container | --since | --tail | --grep | --to | --confirm | --reason | --accept | --replicas | --image | --limit | --grace | --job | --min | --max | --target \
            | --text | --change | --for | --seed | --speed) ;;
        *) return 1 ;;
    esac
}

_tealdeck() {
    local program=${COMP_WORDS[0]} cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
    local i word values commands=() _tealdeck_kubeconfig=""
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        case $word in
            --kubeconfig) _tealdeck_kubeconfig=${COMP_WORDS[i + 1]}; i=$((i + 1)) ;;
            --workspace | --bundle | --tour) i=$((i + 1)) ;;
            -*) if _tealdeck_values "$word" "${commands[0]-}" >/dev/null; then i=$((i + 1)); fi ;;
            *) commands+=("$word") ;;
        esac
    done
    COMPREPLY=()
    case $prev in
        --kubeconfig | --workspace) mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
        --bundle | --tour) mapfile -t COMPREPLY < <(compgen -d -- "$cur"); return ;;
    esac
    if values=$(_tealdeck_values "$prev" "${commands[0]-}"); then
        mapfile -t COMPREPLY < <(compgen -W "$values" -- "$cur")
        return
    fi
    case ${commands[0]-} in
        "") values=$(_tealdeck_help "$program") ;;
        journal) values=$(_tealdeck_help "$program" "${commands[@]:0:2}") ;;
        *) values=$(_tealdeck_help "$program" "${commands[0]}") ;;
    esac
    if [ "${commands[0]-}" = get ] && [ ${#commands[@]} -eq 1 ]; then
        values+=" $_tealdeck_kinds"
    elif [ "${commands[0]-}" = describe ] && [ ${#commands[@]} -eq 1 ]; then
        values+=" $_tealdeck_kinds"
    elif [ "${commands[0]-}" = logs ] && [ ${#commands[@]} -eq 1 ]; then
        values+=" deployment/ statefulset/ daemonset/ replicaset/"
    elif [[ " scale restart pause resume set-image " == *" ${commands[0]-} "* ]] && [ ${#commands[@]} -eq 1 ]; then
        values+=" deployment/ statefulset/ daemonset/"
    elif [[ " cordon uncordon " == *" ${commands[0]-} "* ]] && [ ${#commands[@]} -eq 1 ]; then
        values+=" node/"
    elif [[ " suspend trigger rerun delete set-bounds " == *" ${commands[0]-} "* ]] && [ ${#commands[@]} -eq 1 ]; then
        values+=" cronjob/ job/ pod/ hpa/"
    fi
    case $cur in
        -*) ;;
        *) values=$(printf '%s\n' $values | grep -v '^-') ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$values" -- "$cur")
}

complete -F _tealdeck tealdeckctl tealdeck tealdeck-sandbox
